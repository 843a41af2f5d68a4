package app.vigil.lti.launch;

import app.vigil.lti.LtiProblem;
import app.vigil.shared.ProblemException;

/** {@code roles} is an array, perhaps an empty one (LTI 1.3 core, 5.3.7). */
final class RolesCheck implements LaunchCheck {

    @Override
    public void check(IdToken token) {
        if (token.all().texts(ClaimSet.ROLES).isEmpty()) {
            throw new ProblemException(LtiProblem.LAUNCH_ROLES);
        }
    }
}
