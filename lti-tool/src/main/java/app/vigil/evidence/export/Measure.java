package app.vigil.evidence.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** Takes size and checksums of what is written and keeps nothing of it. */
final class Measure extends OutputStream {

    private final MessageDigest sha256 = sha256();
    private final CRC32 crc = new CRC32();
    private long size;

    static Contents.Entry of(String name, Contents.@Nullable Media media, CanonicalZip.Body body) {
        Measure measure = new Measure();
        try {
            body.writeTo(measure);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot pack " + name, e);
        }
        return new Contents.Entry(name, measure.size, measure.hex(), measure.crc.getValue(), media);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-256 in this JDK", e);
        }
    }

    @Override
    public void write(int value) {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        sha256.update(bytes, offset, length);
        crc.update(bytes, offset, length);
        size += length;
    }

    private String hex() {
        return HexFormat.of().formatHex(sha256.digest());
    }
}
