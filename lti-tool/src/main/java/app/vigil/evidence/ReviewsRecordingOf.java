package app.vigil.evidence;

import app.vigil.exam.ExamAccess;
import app.vigil.shared.Viewer;
import app.vigil.sitting.Sitting;
import app.vigil.sitting.SittingRule;
import app.vigil.sitting.Sittings;
import org.springframework.stereotype.Component;

/**
 * May see the recording of the sitting named by path variable {@code sittingId}: its proctors and who decides on it
 * (R1-028). Administrators and teachers may not, nor anybody their own.
 */
@Component
public final class ReviewsRecordingOf extends SittingRule {

    private final ExamAccess access;

    ReviewsRecordingOf(Sittings sittings, ExamAccess access) {
        super(sittings);
        this.access = access;
    }

    @Override
    protected boolean permits(Viewer viewer, Sitting sitting) {
        return !sitting.examinee().equals(viewer.id())
                && (access.proctors(viewer.id(), sitting.exam()) || access.decides(viewer.id(), sitting.exam()));
    }
}
