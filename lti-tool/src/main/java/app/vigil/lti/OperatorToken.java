package app.vigil.lti;

import app.vigil.shared.MasterKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A permission signed with the operator's master key. The command line makes it without touching the database of a
 * running tool; {@link OperatorTokens} lets it be used once.
 */
public record OperatorToken(String purpose, Instant expiresAt, String nonce) {

    private static final String KEY_PURPOSE = "operator-token";
    private static final int NONCE_BYTES = 18;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    /** A token nobody has seen. */
    public static OperatorToken fresh(String purpose, Instant expiresAt) {
        byte[] nonce = new byte[NONCE_BYTES];
        new SecureRandom().nextBytes(nonce);
        return new OperatorToken(
                purpose, Instant.ofEpochSecond(expiresAt.getEpochSecond()), BASE64.encodeToString(nonce));
    }

    /** The text for an address: expiry, nonce, signature. */
    public String signed(MasterKey key) {
        return expiresAt.getEpochSecond() + "." + nonce + "." + BASE64.encodeToString(signature(key));
    }

    /** Reads a text signed for this purpose; empty for anything else. Expiry is for the caller to judge. */
    static Optional<OperatorToken> read(MasterKey key, String purpose, String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            OperatorToken token = new OperatorToken(purpose, Instant.ofEpochSecond(Long.parseLong(parts[0])), parts[1]);
            byte[] claimed = Base64.getUrlDecoder().decode(parts[2]);
            return MessageDigest.isEqual(claimed, token.signature(key)) ? Optional.of(token) : Optional.empty();
        } catch (IllegalArgumentException | java.time.DateTimeException malformed) {
            return Optional.empty();
        }
    }

    private byte[] signature(MasterKey key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.derive(KEY_PURPOSE), "HmacSHA256"));
            String text = purpose + "\n" + expiresAt.getEpochSecond() + "\n" + nonce;
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no HmacSHA256 in this JDK", e);
        }
    }
}
