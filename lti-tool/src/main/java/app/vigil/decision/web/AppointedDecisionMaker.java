package app.vigil.decision.web;

import app.vigil.exam.ExamsOnDuty;
import app.vigil.people.Duty;
import app.vigil.shared.AccessRule;
import app.vigil.shared.Viewer;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Appointed to decide for any exam or unit. */
@Component
class AppointedDecisionMaker implements AccessRule {

    private final ExamsOnDuty exams;

    AppointedDecisionMaker(ExamsOnDuty exams) {
        this.exams = exams;
    }

    @Override
    public boolean permits(Viewer viewer, Map<String, String> path) {
        return exams.appointed(viewer.id(), Duty.DECISION_MAKER);
    }
}
