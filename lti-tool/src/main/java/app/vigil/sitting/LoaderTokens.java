package app.vigil.sitting;

import app.vigil.shared.MasterKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * The token with which the loader in the quiz page speaks for one sitting: the sitting's id, signed. It is computed
 * again whenever it is needed, so none is stored.
 */
@Component
class LoaderTokens {

    private static final String HMAC = "HmacSHA256";
    private static final int ID_BYTES = 16;
    private static final int TOKEN_BYTES = ID_BYTES + 32;

    private final SecretKeySpec key;

    LoaderTokens(MasterKey masterKey) {
        key = new SecretKeySpec(masterKey.derive("loader"), HMAC);
    }

    String of(SittingId sitting) {
        byte[] id = bytes(sitting.value());
        byte[] token = ByteBuffer.allocate(TOKEN_BYTES).put(id).put(sign(id)).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** Empty when this tool did not make it. */
    Optional<SittingId> verify(String token) {
        byte[] bytes = decode(token);
        if (bytes.length != TOKEN_BYTES) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        UUID id = new UUID(buffer.getLong(), buffer.getLong());
        byte[] signature = new byte[TOKEN_BYTES - ID_BYTES];
        buffer.get(signature);
        return MessageDigest.isEqual(signature, sign(bytes(id))) ? Optional.of(new SittingId(id)) : Optional.empty();
    }

    private static byte[] decode(String token) {
        try {
            return Base64.getUrlDecoder().decode(token.getBytes(StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(ID_BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private byte[] sign(byte[] id) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac.doFinal(id);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no " + HMAC + " in this JDK", e);
        }
    }
}
