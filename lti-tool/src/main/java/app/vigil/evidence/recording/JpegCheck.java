package app.vigil.evidence.recording;

import app.vigil.evidence.EvidenceProblem;
import app.vigil.shared.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Whether bytes are a JPEG picture that can be decoded. */
final class JpegCheck {

    /** A small file may claim a huge picture; decoding it would eat the heap. */
    private static final long MAX_PIXELS = 40_000_000;

    private JpegCheck() {}

    static void verify(byte[] bytes) {
        boolean jpeg =
                bytes.length > 3 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xD8 && bytes[2] == (byte) 0xFF;
        if (!jpeg || !decodable(bytes)) {
            throw new ProblemException(EvidenceProblem.PHOTO_UNREADABLE);
        }
    }

    private static boolean decodable(byte[] bytes) {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("jpeg");
        ImageReader reader = readers.next();
        try (MemoryCacheImageInputStream input = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(input);
            long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
            return pixels > 0 && pixels <= MAX_PIXELS && reader.read(0) != null;
        } catch (IOException | RuntimeException damaged) {
            return false;
        } finally {
            reader.dispose();
        }
    }
}
