package app.vigil.lti.launch;

import app.vigil.lti.LtiProblem;
import app.vigil.lti.Origins;
import app.vigil.shared.ProblemException;
import java.net.URI;
import java.util.Optional;

/** {@code target_link_uri} is there where the message needs it, and leads nowhere but to this tool (LTI 1.3 core, 5.3.4). */
record TargetLinkCheck(URI publicUrl) implements LaunchCheck {

    @Override
    public void check(IdToken token) {
        if (!MessageType.of(token).needsTargetLink() && !token.all().has(ClaimSet.TARGET_LINK_URI)) {
            return;
        }
        Optional<URI> target = token.all().address(ClaimSet.TARGET_LINK_URI);
        if (target.filter(address -> Origins.same(address, publicUrl)).isEmpty()) {
            throw new ProblemException(LtiProblem.LAUNCH_TARGET_LINK);
        }
    }
}
