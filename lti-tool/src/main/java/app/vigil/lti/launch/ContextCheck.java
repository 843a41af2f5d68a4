package app.vigil.lti.launch;

import app.vigil.lti.LtiProblem;
import app.vigil.shared.ProblemException;

/** A {@code context}, where there is one, has an id of at most 255 ASCII characters (LTI 1.3 core, 5.4.1). */
final class ContextCheck implements LaunchCheck {

    @Override
    public void check(IdToken token) {
        if (!token.all().has(ClaimSet.CONTEXT)) {
            return;
        }
        String id = token.all().object(ClaimSet.CONTEXT).text("id").orElse("");
        if (id.isEmpty() || !ShortId.fits(id)) {
            throw new ProblemException(LtiProblem.LAUNCH_CONTEXT);
        }
    }
}
