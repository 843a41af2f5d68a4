package app.vigil.passback;

import app.vigil.lti.ControlAction;
import app.vigil.lti.StartProctoringLaunch.ControlEndpoint;
import app.vigil.lti.proctoring.AttemptId;
import app.vigil.lti.proctoring.ProctoredAttempt;
import app.vigil.lti.proctoring.ProctoredAttempts;
import app.vigil.sitting.AssessmentDoor;
import app.vigil.sitting.SittingId;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What the platform of a sitting lets itself be asked. */
@Component
class ControlOffers {

    private final AssessmentDoor door;
    private final ProctoredAttempts attempts;

    ControlOffers(AssessmentDoor door, ProctoredAttempts attempts) {
        this.door = door;
        this.attempts = attempts;
    }

    Optional<AttemptId> attempt(SittingId sitting) {
        return door.attemptOf(sitting);
    }

    Set<ControlAction> of(SittingId sitting) {
        return attempt(sitting)
                .flatMap(attempts::find)
                .flatMap(ProctoredAttempt::control)
                .map(ControlEndpoint::actions)
                .orElse(Set.of());
    }
}
