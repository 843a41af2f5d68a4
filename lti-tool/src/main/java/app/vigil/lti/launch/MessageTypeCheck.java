package app.vigil.lti.launch;

import app.vigil.lti.LtiProblem;
import app.vigil.shared.ProblemException;
import java.util.Set;

/** {@code message_type} is one this tool answers (LTI 1.3 core, 5.3.1). */
final class MessageTypeCheck implements LaunchCheck {

    static final String RESOURCE_LINK = "LtiResourceLinkRequest";
    static final String DEEP_LINKING = "LtiDeepLinkingRequest";

    private static final Set<String> KNOWN = Set.of(RESOURCE_LINK, DEEP_LINKING);

    @Override
    public void check(IdToken token) {
        if (!KNOWN.contains(token.all().text(ClaimSet.MESSAGE_TYPE).orElse(""))) {
            throw new ProblemException(LtiProblem.LAUNCH_MESSAGE_TYPE);
        }
    }

    static boolean is(String messageType, IdToken token) {
        return messageType.equals(token.all().textOrNull(ClaimSet.MESSAGE_TYPE));
    }
}
