package app.vigil.lti.launch;

import app.vigil.lti.LtiProblem;
import app.vigil.shared.ProblemException;
import java.util.Set;

/** {@code aud} contains this tool and nobody else, whom we would have to trust (Security Framework 1.0, 5.1.3, item 3). */
final class AudienceCheck implements LaunchCheck {

    @Override
    public void check(IdToken token) {
        if (!Set.of(token.registration().clientId()).equals(token.claims().getAudience())) {
            throw new ProblemException(LtiProblem.LAUNCH_AUDIENCE);
        }
    }
}
