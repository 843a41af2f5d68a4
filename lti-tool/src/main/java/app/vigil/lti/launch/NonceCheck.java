package app.vigil.lti.launch;

import app.vigil.lti.LtiProblem;
import app.vigil.shared.ProblemException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** {@code nonce} is the one of our request; it went away with its state, so it works once (Security Framework 1.0, 5.1.3, item 9). */
final class NonceCheck implements LaunchCheck {

    @Override
    public void check(IdToken token) {
        byte[] sent = token.sentNonce().getBytes(StandardCharsets.UTF_8);
        byte[] received = token.all().text("nonce").orElse("").getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(sent, received)) {
            throw new ProblemException(LtiProblem.LAUNCH_NONCE);
        }
    }
}
