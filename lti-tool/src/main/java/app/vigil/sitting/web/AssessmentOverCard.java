package app.vigil.sitting.web;

import app.vigil.lti.EndAssessmentLaunch;
import app.vigil.lti.Launch;
import app.vigil.lti.LaunchHandler;
import app.vigil.people.People;
import app.vigil.sitting.AssessmentDoor;
import app.vigil.sitting.SittingId;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Answers the end of an assessment: the sitting is handed in, and the way back to the exam window is shown. */
@Component
@Order(100)
class AssessmentOverCard implements LaunchHandler {

    private final AssessmentDoor door;
    private final People people;
    private final SittingCard card;

    AssessmentOverCard(AssessmentDoor door, People people, SittingCard card) {
        this.door = door;
        this.people = people;
        this.card = card;
    }

    @Override
    public boolean accepts(Launch launch) {
        return launch instanceof EndAssessmentLaunch;
    }

    @Override
    public ModelAndView handle(Launch launch) {
        EndAssessmentLaunch end = (EndAssessmentLaunch) launch;
        SittingId sitting = door.end(end);
        return card.over(sitting, end, people.remember(launch));
    }
}
