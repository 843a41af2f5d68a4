package app.vigil.lti;

import java.time.Duration;
import java.util.Optional;

/**
 * Values that can be taken once: state with its nonce, tickets, deep linking requests, invitations. Keys are stored
 * hashed. What was taken or seen stays so even when the caller's work is rolled back. Problem
 * {@code one-use-store-unavailable} where the store cannot say: then nothing counts as unused.
 */
public interface OneUseValues {

    /** Stores a value under a fresh random key of 256 bits and returns the key. */
    String issue(String purpose, String value, Duration lifetime);

    /** Takes the value away; empty when unknown, expired, of another purpose or taken before. */
    Optional<String> take(String purpose, String key);

    /** Reads the value without using it up. */
    Optional<String> peek(String purpose, String key);

    /** Remembers a key chosen elsewhere (a nonce, a {@code jti}); false when it was seen before within its lifetime. */
    boolean firstSeen(String purpose, String key, Duration lifetime);

    /** Makes a key that was seen unseen again. */
    void forget(String purpose, String key);
}
