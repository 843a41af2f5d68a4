package app.vigil.conformance.token;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Key pairs by name, made once, and their public halves as JWKs (RFC 7517). */
public final class SigningKeys {

    private static final Map<String, KeyPair> MADE = new ConcurrentHashMap<>();

    private SigningKeys() {}

    /** The 2048-bit RSA pair of that name. */
    public static KeyPair rsa(String name) {
        return rsa(name, 2048);
    }

    /** An RSA pair of any strength. */
    public static KeyPair rsa(String name, int bits) {
        return MADE.computeIfAbsent(name + "/" + bits, key -> generate("RSA", bits));
    }

    /** The P-256 pair of that name. */
    public static KeyPair ec(String name) {
        return MADE.computeIfAbsent(name + "/ec", key -> generate("EC", 256));
    }

    /** A JWK for signing. */
    public static Map<String, Object> jwk(String kid, KeyPair pair) {
        RSAPublicKey key = (RSAPublicKey) pair.getPublic();
        Map<String, Object> jwk = new LinkedHashMap<>();
        jwk.put("kty", "RSA");
        jwk.put("kid", kid);
        jwk.put("use", "sig");
        jwk.put("alg", "RS256");
        jwk.put("n", unsigned(key.getModulus()));
        jwk.put("e", unsigned(key.getPublicExponent()));
        return jwk;
    }

    /** A symmetric JWK, which has no business in a public key set. */
    public static Map<String, Object> octet(String kid, byte[] secret) {
        Map<String, Object> jwk = new LinkedHashMap<>();
        jwk.put("kty", "oct");
        jwk.put("kid", kid);
        jwk.put("use", "sig");
        jwk.put("k", Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
        return jwk;
    }

    private static String unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int sign = bytes[0] == 0 ? 1 : 0;
        byte[] magnitude = java.util.Arrays.copyOfRange(bytes, sign, bytes.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(magnitude);
    }

    private static KeyPair generate(String algorithm, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
