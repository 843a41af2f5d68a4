package app.vigil.review.web;

import app.vigil.exam.ExamsOnDuty;
import app.vigil.people.Duty;
import app.vigil.shared.AccessRule;
import app.vigil.shared.Viewer;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Appointed proctor of any exam or unit. */
@Component
class AppointedProctor implements AccessRule {

    private final ExamsOnDuty exams;

    AppointedProctor(ExamsOnDuty exams) {
        this.exams = exams;
    }

    @Override
    public boolean permits(Viewer viewer, Map<String, String> path) {
        return exams.appointed(viewer.id(), Duty.PROCTOR);
    }
}
