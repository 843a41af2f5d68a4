package app.vigil.conformance.token;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes the third part of a token (RFC 7518, 3); wrong ones as willingly as right ones. */
@FunctionalInterface
public interface Signer {

    byte[] sign(byte[] input) throws GeneralSecurityException;

    /** What the Security Framework asks for. */
    static Signer rs256(KeyPair pair) {
        return rsa("SHA256withRSA", pair);
    }

    static Signer rsa(String algorithm, KeyPair pair) {
        return input -> sign(Signature.getInstance(algorithm), pair.getPrivate(), input);
    }

    static Signer ps256(KeyPair pair) {
        return input -> {
            Signature signature = Signature.getInstance("RSASSA-PSS");
            signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
            return sign(signature, pair.getPrivate(), input);
        };
    }

    static Signer es256(KeyPair pair) {
        return input -> sign(Signature.getInstance("SHA256withECDSAinP1363Format"), pair.getPrivate(), input);
    }

    static Signer hmac(String algorithm, byte[] secret) {
        return input -> {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret, algorithm));
            return mac.doFinal(input);
        };
    }

    static Signer nobody() {
        return input -> new byte[0];
    }

    /** Signs, then spoils the signature. */
    default Signer then(java.util.function.UnaryOperator<byte[]> spoil) {
        return input -> spoil.apply(sign(input));
    }

    private static byte[] sign(Signature signature, PrivateKey key, byte[] input) throws GeneralSecurityException {
        signature.initSign(key);
        signature.update(input);
        return signature.sign();
    }
}
