package app.vigil.lti.launch;

import app.vigil.lti.LtiProblem;
import app.vigil.lti.registration.Deployments;
import app.vigil.shared.ProblemException;

/** The deployment was accepted by an administrator; an unknown one is quarantined (LTI 1.3 core, 3.1.4). */
record DeploymentAcceptedCheck(Deployments deployments) implements LaunchCheck {

    @Override
    public void check(IdToken token) {
        String deployment = token.all().text(ClaimSet.DEPLOYMENT_ID).orElse("");
        if (!deployments.accepted(token.registration().id(), deployment)) {
            deployments.quarantine(token.registration().id(), deployment);
            throw new ProblemException(LtiProblem.LAUNCH_DEPLOYMENT_UNKNOWN)
                    .with("registration", token.registration().id());
        }
    }
}
