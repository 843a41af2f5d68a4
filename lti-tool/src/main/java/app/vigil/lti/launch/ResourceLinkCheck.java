package app.vigil.lti.launch;

import app.vigil.lti.LtiProblem;
import app.vigil.shared.ProblemException;

/** A message about a link names it, and any link named has an id of at most 255 ASCII characters (LTI 1.3 core, 5.3.5). */
final class ResourceLinkCheck implements LaunchCheck {

    @Override
    public void check(IdToken token) {
        if (!MessageType.of(token).needsResourceLink() && !token.all().has(ClaimSet.RESOURCE_LINK)) {
            return;
        }
        String id = token.all().object(ClaimSet.RESOURCE_LINK).text("id").orElse("");
        if (id.isEmpty() || !ShortId.fits(id)) {
            throw new ProblemException(LtiProblem.LAUNCH_RESOURCE_LINK);
        }
    }
}
