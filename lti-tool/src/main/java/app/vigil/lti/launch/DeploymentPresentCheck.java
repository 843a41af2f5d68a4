package app.vigil.lti.launch;

import app.vigil.lti.LtiProblem;
import app.vigil.shared.ProblemException;

/** {@code deployment_id} is present in at most 255 ASCII characters (LTI 1.3 core, 5.3.3). */
final class DeploymentPresentCheck implements LaunchCheck {

    @Override
    public void check(IdToken token) {
        String deployment = token.all().text(ClaimSet.DEPLOYMENT_ID).orElse("");
        if (deployment.isEmpty() || !ShortId.fits(deployment)) {
            throw new ProblemException(LtiProblem.LAUNCH_DEPLOYMENT_MISSING);
        }
    }
}
