package app.vigil.lti.launch;

import app.vigil.lti.LtiProblem;
import app.vigil.shared.ProblemException;

/** {@code iss} equals the registered issuer to the letter (Security Framework 1.0, 5.1.3, item 2). */
final class IssuerCheck implements LaunchCheck {

    @Override
    public void check(IdToken token) {
        if (!token.registration().issuer().equals(token.claims().getIssuer())) {
            throw new ProblemException(LtiProblem.LAUNCH_ISSUER);
        }
    }
}
