package app.vigil.lti;

import app.vigil.shared.MasterKey;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Signed one-time tokens. An operator's command makes them with {@link #issue(String, Duration, MasterKey, Clock)},
 * which needs the master key and no database; the running tool redeems each of them once.
 */
@Component
public final class OperatorTokens {

    private static final int ID_BYTES = 16;
    private static final int SIGNATURE_BYTES = 32;
    private static final int TOKEN_BYTES = ID_BYTES + Long.BYTES + SIGNATURE_BYTES;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final MasterKey masterKey;
    private final OneUseValues oneUse;
    private final Clock clock;

    public OperatorTokens(MasterKey masterKey, OneUseValues oneUse, Clock clock) {
        this.masterKey = masterKey;
        this.oneUse = oneUse;
        this.clock = clock;
    }

    /** A token for one purpose; random id, expiry and HMAC-SHA256 over both in base64url. */
    public static String issue(String purpose, Duration lifetime, MasterKey masterKey, Clock clock) {
        byte[] id = new byte[ID_BYTES];
        RANDOM.nextBytes(id);
        byte[] signed = ByteBuffer.allocate(ID_BYTES + Long.BYTES)
                .put(id)
                .putLong(clock.instant().plus(lifetime).getEpochSecond())
                .array();
        byte[] token = ByteBuffer.allocate(TOKEN_BYTES)
                .put(signed)
                .put(sign(purpose, signed, masterKey))
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** A token made by the running tool. */
    public String issue(String purpose, Duration lifetime) {
        return issue(purpose, lifetime, masterKey, clock);
    }

    /** True for a token of this purpose that has not expired; says nothing about whether it was redeemed. */
    public boolean valid(String purpose, String token) {
        return remaining(purpose, token).isPresent();
    }

    /** True exactly once for a valid token. */
    public boolean redeem(String purpose, String token) {
        return remaining(purpose, token)
                .map(left -> oneUse.firstSeen(redeemed(purpose), token, left))
                .orElse(false);
    }

    /** Undoes {@link #redeem}. */
    public void giveBack(String purpose, String token) {
        oneUse.forget(redeemed(purpose), token);
    }

    private Optional<Duration> remaining(String purpose, String token) {
        byte[] bytes = decode(token);
        if (bytes.length != TOKEN_BYTES) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        byte[] signed = new byte[ID_BYTES + Long.BYTES];
        byte[] signature = new byte[SIGNATURE_BYTES];
        buffer.get(signed).get(signature);
        if (!MessageDigest.isEqual(signature, sign(purpose, signed, masterKey))) {
            return Optional.empty();
        }
        Instant expiry = Instant.ofEpochSecond(ByteBuffer.wrap(signed).getLong(ID_BYTES));
        Duration left = Duration.between(clock.instant(), expiry);
        return left.isPositive() ? Optional.of(left) : Optional.empty();
    }

    private static byte[] decode(String token) {
        try {
            return Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }

    private static String redeemed(String purpose) {
        return "redeemed-" + purpose;
    }

    private static byte[] sign(String purpose, byte[] signed, MasterKey masterKey) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(masterKey.derive("operator-token:" + purpose), "HmacSHA256"));
            return mac.doFinal(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no HMAC-SHA256 in this JDK", e);
        }
    }
}
