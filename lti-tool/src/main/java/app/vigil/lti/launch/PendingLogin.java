package app.vigil.lti.launch;

import app.vigil.lti.RegistrationId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code state} says of its login: the platform asked, the nonce sent, the browser it began in. State and nonce
 * live and die together, so neither can be used twice or with the other's partner.
 *
 * @param tag of the {@link BrowserBinding}
 * @param secretHash of the binding, too
 * @param storageTarget where the browser keeps the secret when not in a cookie
 */
record PendingLogin(
        RegistrationId registration,
        String nonce,
        String tag,
        String secretHash,
        @Nullable String storageTarget) {

    static PendingLogin of(RegistrationId registration, String nonce, BrowserBinding binding) {
        return new PendingLogin(registration, nonce, binding.tag(), binding.hash(), binding.storageTarget());
    }

    /** True for the browser that the login began in. */
    boolean bearsSecret(String secret) {
        return MessageDigest.isEqual(
                secretHash.getBytes(StandardCharsets.UTF_8),
                BrowserBinding.hash(secret).getBytes(StandardCharsets.UTF_8));
    }

    String written() {
        String target = storageTarget == null ? "" : encode(storageTarget);
        return String.join(" ", registration.toString(), nonce, tag, secretHash, target);
    }

    static PendingLogin of(String written) {
        List<String> parts = List.of(written.split(" ", -1));
        String target = parts.get(4).isEmpty() ? null : decode(parts.get(4));
        return new PendingLogin(RegistrationId.of(parts.get(0)), parts.get(1), parts.get(2), parts.get(3), target);
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String text) {
        return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
    }
}
