package app.vigil.lti.launch;

import app.vigil.lti.LtiProblem;
import app.vigil.shared.ProblemException;

/** {@code azp}, where present, is this tool (Security Framework 1.0, 5.1.3, items 4 and 5). */
final class AuthorizedPartyCheck implements LaunchCheck {

    @Override
    public void check(IdToken token) {
        Object authorizedParty = token.claims().get("azp");
        if (authorizedParty != null && !token.registration().clientId().equals(authorizedParty)) {
            throw new ProblemException(LtiProblem.LAUNCH_AUTHORIZED_PARTY);
        }
    }
}
