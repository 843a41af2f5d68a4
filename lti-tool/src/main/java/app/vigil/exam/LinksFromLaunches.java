package app.vigil.exam;

import app.vigil.lti.LaunchAccepted;
import app.vigil.lti.ResourceLinkLaunch;
import app.vigil.lti.StartProctoringLaunch;
import app.vigil.people.People;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Learns from anybody's launch, the teacher's first look included, where an exam's gradebook items are: the gate can be
 * tested before the first student comes. The first launch for proctoring begins its exam.
 */
@Component
class LinksFromLaunches {

    private final Exams exams;
    private final FirstLaunches firstLaunches;
    private final People people;

    LinksFromLaunches(Exams exams, FirstLaunches firstLaunches, People people) {
        this.exams = exams;
        this.firstLaunches = firstLaunches;
        this.people = people;
    }

    @EventListener
    void learn(LaunchAccepted accepted) {
        if (accepted.launch() instanceof ResourceLinkLaunch launch) {
            exams.of(launch);
        } else if (accepted.launch() instanceof StartProctoringLaunch launch) {
            firstLaunches.begin(launch, people.remember(launch).id());
        }
    }
}
