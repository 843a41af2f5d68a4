package app.vigil.lti;

import app.vigil.shared.MasterKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Text that leaves the tool and comes back unchanged: a random id, the expiry, the content and an HMAC-SHA256 over all
 * of it, in base64url. Each purpose has a key of its own, so that what is signed for one cannot be shown for another.
 */
final class SignedText {

    private static final String HMAC = "HmacSHA256";
    private static final int ID_BYTES = 16;
    private static final int SIGNATURE_BYTES = 32;
    private static final int HEAD_BYTES = ID_BYTES + Long.BYTES;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final MasterKey masterKey;
    private final Clock clock;
    private final Map<String, SecretKeySpec> keys = new ConcurrentHashMap<>();

    SignedText(MasterKey masterKey, Clock clock) {
        this.masterKey = masterKey;
        this.clock = clock;
    }

    /**
     * Signed text that came back in time.
     *
     * @param id to use it once by; the text itself can be written in several ways
     * @param left until it expires
     */
    record Genuine(String id, String content, Duration left) {}

    String sign(String purpose, String content, Duration lifetime) {
        byte[] id = new byte[ID_BYTES];
        RANDOM.nextBytes(id);
        byte[] text = content.getBytes(StandardCharsets.UTF_8);
        byte[] signed = ByteBuffer.allocate(HEAD_BYTES + text.length)
                .put(id)
                .putLong(clock.instant().plus(lifetime).toEpochMilli())
                .put(text)
                .array();
        byte[] whole = ByteBuffer.allocate(signed.length + SIGNATURE_BYTES)
                .put(signed)
                .put(signature(purpose, signed))
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    /** Empty for what has expired, was signed for another purpose, was changed or is nothing of ours. */
    Optional<Genuine> read(String purpose, String text) {
        byte[] whole = decode(text);
        if (whole.length < HEAD_BYTES + SIGNATURE_BYTES) {
            return Optional.empty();
        }
        byte[] signed = new byte[whole.length - SIGNATURE_BYTES];
        byte[] signature = new byte[SIGNATURE_BYTES];
        ByteBuffer.wrap(whole).get(signed).get(signature);
        if (!MessageDigest.isEqual(signature, signature(purpose, signed))) {
            return Optional.empty();
        }
        Instant expiry = Instant.ofEpochMilli(ByteBuffer.wrap(signed).getLong(ID_BYTES));
        Duration left = Duration.between(clock.instant(), expiry);
        return left.isPositive() ? Optional.of(genuine(signed, left)) : Optional.empty();
    }

    private static Genuine genuine(byte[] signed, Duration left) {
        return new Genuine(
                HexFormat.of().formatHex(signed, 0, ID_BYTES),
                new String(signed, HEAD_BYTES, signed.length - HEAD_BYTES, StandardCharsets.UTF_8),
                left);
    }

    private static byte[] decode(String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }

    private byte[] signature(String purpose, byte[] signed) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(keys.computeIfAbsent(purpose, name -> new SecretKeySpec(masterKey.derive(name), HMAC)));
            return mac.doFinal(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no HMAC-SHA256 in this JDK", e);
        }
    }
}
