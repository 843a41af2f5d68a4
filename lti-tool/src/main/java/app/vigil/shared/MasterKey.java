package app.vigil.shared;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The operator's master key. What must not lie in the clear is sealed with AES-256-GCM under a key derived (HKDF,
 * RFC 5869) for one purpose; the context is authenticated, so that a sealed value cannot be moved to another row.
 */
public final class MasterKey {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final byte[] key;
    private final SecureRandom random = new SecureRandom();

    private MasterKey(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("the master key must have 32 bytes");
        }
        this.key = key;
    }

    /** A key from its bytes. */
    public static MasterKey of(byte[] key) {
        return new MasterKey(key.clone());
    }

    static MasterKey load(VigilSettings settings) throws IOException {
        String configured = settings.masterKey();
        if (configured != null && !configured.isBlank()) {
            return new MasterKey(Base64.getDecoder().decode(configured.strip()));
        }
        Path file = settings.data().resolve("master.key");
        if (!Files.exists(file)) {
            create(file);
        }
        return new MasterKey(Base64.getDecoder().decode(Files.readString(file).strip()));
    }

    private static void create(Path file) throws IOException {
        byte[] fresh = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(fresh);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(
                file, Base64.getEncoder().encodeToString(fresh), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /** A key of 256 bits for one purpose, for example to sign with HMAC. */
    public byte[] derive(String purpose) {
        try {
            KDF kdf = KDF.getInstance("HKDF-SHA256");
            return kdf.deriveData(HKDFParameterSpec.ofExtract()
                    .addIKM(key)
                    .thenExpand(purpose.getBytes(StandardCharsets.UTF_8), KEY_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no HKDF-SHA256 in this JDK", e);
        }
    }

    /** Encrypts and authenticates. */
    public byte[] seal(String purpose, String context, byte[] plain) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, purpose, context, nonce, plain);
        return ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
    }

    /** Opens what {@link #seal} made for the same purpose and context; fails on any change. */
    public byte[] open(String purpose, String context, byte[] sealed) {
        byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
        return crypt(
                Cipher.DECRYPT_MODE, purpose, context, nonce, Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length));
    }

    private byte[] crypt(int mode, String purpose, String context, byte[] nonce, byte[] input) {
        try {
            SecretKey secret = new SecretKeySpec(derive(purpose), "AES");
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, secret, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a sealed value of purpose " + purpose + " cannot be processed", e);
        }
    }
}
