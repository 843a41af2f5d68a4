package app.vigil.decision.web;

import app.vigil.exam.ExamAccess;
import app.vigil.shared.Viewer;
import app.vigil.sitting.Sitting;
import app.vigil.sitting.SittingRule;
import app.vigil.sitting.Sittings;
import org.springframework.stereotype.Component;

/** Appointed to decide for the exam the sitting belongs to; nobody looks into their own. */
@Component
class DecidesForSitting extends SittingRule {

    private final ExamAccess access;

    DecidesForSitting(Sittings sittings, ExamAccess access) {
        super(sittings);
        this.access = access;
    }

    @Override
    protected boolean permits(Viewer viewer, Sitting sitting) {
        return !sitting.examinee().equals(viewer.id()) && access.decides(viewer.id(), sitting.exam());
    }
}
