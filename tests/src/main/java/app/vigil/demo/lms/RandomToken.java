package app.vigil.demo.lms;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Tokens nobody can guess. */
public final class RandomToken {

    private static final int BYTES = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomToken() {}

    public static String next() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
