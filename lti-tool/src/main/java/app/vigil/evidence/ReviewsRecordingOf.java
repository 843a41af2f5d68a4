package app.vigil.evidence;

import app.vigil.exam.ExamAccess;
import app.vigil.shared.AccessRule;
import app.vigil.shared.Viewer;
import app.vigil.sitting.Sitting;
import app.vigil.sitting.SittingId;
import app.vigil.sitting.Sittings;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * May see the recording of the sitting named by path variable {@code sittingId}: its proctors and who decides on it
 * (R1-028). Administrators and teachers may not, nor anybody their own.
 */
@Component
public final class ReviewsRecordingOf implements AccessRule {

    private final Sittings sittings;
    private final ExamAccess access;

    ReviewsRecordingOf(Sittings sittings, ExamAccess access) {
        this.sittings = sittings;
        this.access = access;
    }

    @Override
    public boolean permits(Viewer viewer, Map<String, String> path) {
        String id = path.get("sittingId");
        return id != null
                && sittings.find(SittingId.of(id))
                        .filter(sitting -> permits(viewer, sitting))
                        .isPresent();
    }

    private boolean permits(Viewer viewer, Sitting sitting) {
        return !sitting.examinee().equals(viewer.id())
                && (access.proctors(viewer.id(), sitting.exam()) || access.decides(viewer.id(), sitting.exam()));
    }
}
