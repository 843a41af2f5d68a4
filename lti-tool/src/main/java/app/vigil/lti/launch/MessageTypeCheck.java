package app.vigil.lti.launch;

import app.vigil.lti.LtiProblem;
import app.vigil.shared.ProblemException;
import java.util.regex.Pattern;

/** {@code message_type} is one this tool answers; any other is refused by its name (LTI 1.3 core, 5.3.1). */
final class MessageTypeCheck implements LaunchCheck {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,60}");
    private static final String NO_NAME = "–";

    @Override
    public void check(IdToken token) {
        String name = token.all().text(ClaimSet.MESSAGE_TYPE).orElse("");
        if (MessageType.named(name).isEmpty()) {
            throw new ProblemException(
                    LtiProblem.LAUNCH_MESSAGE_TYPE, NAME.matcher(name).matches() ? name : NO_NAME);
        }
    }
}
