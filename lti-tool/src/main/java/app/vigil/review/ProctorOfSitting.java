package app.vigil.review;

import app.vigil.exam.ExamAccess;
import app.vigil.shared.Viewer;
import app.vigil.sitting.Sitting;
import app.vigil.sitting.SittingRule;
import app.vigil.sitting.Sittings;
import org.springframework.stereotype.Component;

/** Appointed proctor of the exam the sitting belongs to (R2-003); nobody reviews a sitting of their own. */
@Component
public class ProctorOfSitting extends SittingRule {

    private final ExamAccess access;

    ProctorOfSitting(Sittings sittings, ExamAccess access) {
        super(sittings);
        this.access = access;
    }

    @Override
    protected boolean permits(Viewer viewer, Sitting sitting) {
        return !sitting.examinee().equals(viewer.id()) && access.proctors(viewer.id(), sitting.exam());
    }
}
