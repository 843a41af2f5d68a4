package app.vigil.lti.launch;

import app.vigil.lti.LtiProblem;
import app.vigil.lti.OneUseValues;
import app.vigil.lti.SignedValues;
import app.vigil.shared.MasterKey;
import app.vigil.shared.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Logins on their way: from the request to the platform within their signed {@code state}, which is used up when it comes
 * back, and, where the browser must still fetch its secret out of the platform's storage, once more with the platform's
 * response. That id_token, not yet believed and full of names, waits sealed, so that it travels only once.
 */
@Component
class PendingLogins {

    /** The page asks at once and the platform answers within a second. */
    private static final Duration PARKED_LIFETIME = Duration.ofSeconds(60);

    private static final String STATE = "lti-state";
    private static final String PARKED = "lti-parked-response";

    private final SignedValues signed;
    private final OneUseValues oneUse;
    private final MasterKey masterKey;

    PendingLogins(SignedValues signed, OneUseValues oneUse, MasterKey masterKey) {
        this.signed = signed;
        this.oneUse = oneUse;
        this.masterKey = masterKey;
    }

    /** Returns the state. */
    String begin(PendingLogin login) {
        return signed.sign(STATE, login.written(), Logins.LIFETIME);
    }

    /** Problem {@code launch-state-unknown}. */
    PendingLogin take(@Nullable String state) {
        if (state == null) {
            throw new ProblemException(LtiProblem.LAUNCH_STATE_UNKNOWN);
        }
        return signed.take(STATE, state)
                .map(PendingLogin::of)
                .orElseThrow(() -> new ProblemException(LtiProblem.LAUNCH_STATE_UNKNOWN));
    }

    /** Returns the ticket under which the response waits. */
    String park(PendingLogin login, String idToken) {
        String context = login.secretHash();
        byte[] plain = (login.written() + "\n" + idToken).getBytes(StandardCharsets.UTF_8);
        String sealed = Base64.getEncoder().encodeToString(masterKey.seal(PARKED, context, plain));
        return oneUse.issue(PARKED, context + " " + sealed, PARKED_LIFETIME);
    }

    /** Problem {@code launch-state-unknown}. */
    Parked takeParked(String ticket) {
        return oneUse.take(PARKED, ticket)
                .map(this::open)
                .orElseThrow(() -> new ProblemException(LtiProblem.LAUNCH_STATE_UNKNOWN));
    }

    private Parked open(String stored) {
        String[] parts = stored.split(" ", 2);
        byte[] plain = masterKey.open(PARKED, parts[0], Base64.getDecoder().decode(parts[1]));
        String[] lines = new String(plain, StandardCharsets.UTF_8).split("\n", 2);
        return new Parked(PendingLogin.of(lines[0]), lines[1]);
    }

    record Parked(PendingLogin login, String idToken) {}
}
