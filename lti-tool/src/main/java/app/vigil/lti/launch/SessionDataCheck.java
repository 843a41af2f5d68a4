package app.vigil.lti.launch;

import app.vigil.lti.LtiProblem;
import app.vigil.shared.ProblemException;

/** A start of proctoring carries {@code session_data}, without which no start of the assessment would be believed (Proctoring Services 1.0). */
final class SessionDataCheck implements LaunchCheck {

    @Override
    public void check(IdToken token) {
        if (!MessageType.START_PROCTORING.is(token)) {
            return;
        }
        String data = token.all().text(ProctoringClaims.SESSION_DATA).orElse("");
        if (data.isEmpty() || data.length() > ProctoringClaims.SESSION_DATA_LENGTH) {
            throw new ProblemException(LtiProblem.LAUNCH_SESSION_DATA);
        }
    }
}
