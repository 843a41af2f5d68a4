package app.vigil.lti.launch;

import app.vigil.lti.LtiProblem;
import app.vigil.shared.ProblemException;

/** {@code version} is 1.3.0 (LTI 1.3 core, 5.3.2). */
final class VersionCheck implements LaunchCheck {

    @Override
    public void check(IdToken token) {
        if (!"1.3.0".equals(token.all().textOrNull(ClaimSet.VERSION))) {
            throw new ProblemException(LtiProblem.LAUNCH_VERSION);
        }
    }
}
