package app.vigil.exam;

import app.vigil.lti.LaunchAccepted;
import app.vigil.lti.ResourceLinkLaunch;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Learns from anybody's launch, the teacher's first look included, where an exam's gradebook items are: the gate can be
 * tested before the first student comes.
 */
@Component
class LinksFromLaunches {

    private final Exams exams;

    LinksFromLaunches(Exams exams) {
        this.exams = exams;
    }

    @EventListener
    void learn(LaunchAccepted accepted) {
        if (accepted.launch() instanceof ResourceLinkLaunch launch) {
            exams.of(launch);
        }
    }
}
