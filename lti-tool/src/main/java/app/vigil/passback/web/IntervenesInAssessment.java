package app.vigil.passback.web;

import app.vigil.exam.ExamAccess;
import app.vigil.shared.Viewer;
import app.vigil.sitting.Sitting;
import app.vigil.sitting.SittingRule;
import app.vigil.sitting.Sittings;
import org.springframework.stereotype.Component;

/** Appointed proctor of the sitting's exam; nobody intervenes in a sitting of their own (R2-003). */
@Component
class IntervenesInAssessment extends SittingRule {

    private final ExamAccess access;

    IntervenesInAssessment(Sittings sittings, ExamAccess access) {
        super(sittings);
        this.access = access;
    }

    @Override
    protected boolean permits(Viewer viewer, Sitting sitting) {
        return !sitting.examinee().equals(viewer.id()) && access.proctors(viewer.id(), sitting.exam());
    }
}
