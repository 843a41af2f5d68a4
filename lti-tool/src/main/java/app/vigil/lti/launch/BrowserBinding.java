package app.vigil.lti.launch;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Ties one login to one browser by a secret that only this browser brings back: in a cookie of its own per login, so
 * that several frames of one page do not disturb each other, or in the storage the platform keeps in this browser. The
 * state holds only the secret's hash.
 *
 * @param tag names the cookie and the stored value
 * @param storageTarget the platform's frame that keeps the secret; null where a cookie does
 */
public record BrowserBinding(
        String tag, String secret, @Nullable String storageTarget) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_-]{11}");

    /** One that a cookie keeps. */
    public BrowserBinding(String tag, String secret) {
        this(tag, secret, null);
    }

    static BrowserBinding fresh() {
        return new BrowserBinding(random(8), random(32));
    }

    /** A fresh one that the platform's storage keeps. */
    static BrowserBinding freshIn(String storageTarget) {
        return new BrowserBinding(random(8), random(32), storageTarget);
    }

    /** True for what can be the tag of a cookie of ours. */
    public static boolean isTag(String text) {
        return TAG.matcher(text).matches();
    }

    /** {@code __Host-}: set by this host over a secure connection, and by nobody else. */
    public static String cookieName(String tag) {
        return "__Host-vigil-login-" + tag;
    }

    /** The key of the platform's storage. */
    public static String storageKey(String tag) {
        return "vigil-login-" + tag;
    }

    String hash() {
        return hash(secret);
    }

    static String hash(String secret) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return base64(digest.digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-256 in this JDK", e);
        }
    }

    static String random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return base64(random);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
