package app.vigil.lti.launch;

import app.vigil.lti.LtiProblem;
import app.vigil.lti.Origins;
import app.vigil.shared.ProblemException;

/** An {@code acs} claim, where there is one, lists its actions and says where they go (Proctoring Services 1.0, Assessment Control Service). */
final class AssessmentControlCheck implements LaunchCheck {

    @Override
    public void check(IdToken token) {
        if (!MessageType.START_PROCTORING.is(token) || !token.all().has(ProctoringClaims.ACS)) {
            return;
        }
        ClaimSet acs = token.all().object(ProctoringClaims.ACS);
        boolean reachable =
                acs.address(ProctoringClaims.ACS_ADDRESS).flatMap(Origins::of).isPresent();
        if (!reachable || acs.texts(ProctoringClaims.ACS_ACTIONS).isEmpty()) {
            throw new ProblemException(LtiProblem.LAUNCH_ASSESSMENT_CONTROL);
        }
    }
}
