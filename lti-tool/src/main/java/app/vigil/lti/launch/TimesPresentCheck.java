package app.vigil.lti.launch;

import app.vigil.lti.LtiProblem;
import app.vigil.shared.ProblemException;

/** {@code exp} and {@code iat} are required (Security Framework 1.0, 5.1.2). */
final class TimesPresentCheck implements LaunchCheck {

    @Override
    public void check(IdToken token) {
        if (token.all().time("exp").isEmpty() || token.all().time("iat").isEmpty()) {
            throw new ProblemException(LtiProblem.LAUNCH_TOKEN_TIMES_MISSING);
        }
    }
}
