package app.vigil.evidence;

import app.vigil.exam.ExamAccess;
import app.vigil.shared.Viewer;
import app.vigil.sitting.Sitting;
import app.vigil.sitting.SittingRule;
import app.vigil.sitting.Sittings;
import org.springframework.stereotype.Component;

/** May copy and issue the recording of the sitting named by path variable {@code sittingId} (R1-028), never the own. */
@Component
public final class KeepsRecordOf extends SittingRule {

    private final ExamAccess access;

    KeepsRecordOf(Sittings sittings, ExamAccess access) {
        super(sittings);
        this.access = access;
    }

    @Override
    protected boolean permits(Viewer viewer, Sitting sitting) {
        return !sitting.examinee().equals(viewer.id()) && access.keepsRecords(viewer.id(), sitting.exam());
    }
}
