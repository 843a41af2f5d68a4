package app.vigil.lti;

import java.time.Duration;
import java.util.Optional;

/** Values that can be taken once: state, nonce, tickets, invitations. Keys are stored hashed. */
public interface OneUseValues {

    /** Stores a value under a fresh random key of 256 bits and returns the key. */
    String issue(String purpose, String value, Duration lifetime);

    /** Takes the value away; empty when unknown, expired, of another purpose or taken before. */
    Optional<String> take(String purpose, String key);

    /** Remembers a key chosen elsewhere (a nonce, a {@code jti}); false when it was seen before within its lifetime. */
    boolean firstSeen(String purpose, String key, Duration lifetime);

    /** Makes a key that was seen unseen again. */
    void forget(String purpose, String key);
}
