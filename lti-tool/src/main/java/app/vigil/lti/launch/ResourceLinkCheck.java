package app.vigil.lti.launch;

import app.vigil.lti.LtiProblem;
import app.vigil.shared.ProblemException;

/** A resource link request names its link (LTI 1.3 core, 5.3.5). */
final class ResourceLinkCheck implements LaunchCheck {

    @Override
    public void check(IdToken token) {
        if (!MessageTypeCheck.is(MessageTypeCheck.RESOURCE_LINK, token)) {
            return;
        }
        String id = token.all().object(ClaimSet.RESOURCE_LINK).text("id").orElse("");
        if (id.isEmpty() || !ShortId.fits(id)) {
            throw new ProblemException(LtiProblem.LAUNCH_RESOURCE_LINK);
        }
    }
}
