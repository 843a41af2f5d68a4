package app.vigil.lti.launch;

import app.vigil.lti.LtiProblem;
import app.vigil.shared.ProblemException;

/** Both proctoring messages say which attempt they are about, counted from 1 (Proctoring Services 1.0, {@code attempt_number}). */
final class AttemptNumberCheck implements LaunchCheck {

    @Override
    public void check(IdToken token) {
        boolean counted = token.all().number(ProctoringClaims.ATTEMPT_NUMBER).orElse(0) >= 1;
        if (MessageType.of(token).isAboutAnAttempt() && !counted) {
            throw new ProblemException(LtiProblem.LAUNCH_ATTEMPT_NUMBER);
        }
    }
}
