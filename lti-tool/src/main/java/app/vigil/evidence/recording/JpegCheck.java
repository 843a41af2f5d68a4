package app.vigil.evidence.recording;

import app.vigil.evidence.EvidenceProblem;
import app.vigil.shared.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Whether bytes are a JPEG picture that can be decoded. A small file may claim a huge picture, so the header's size is
 * looked at first, and decoding keeps a few pixels only.
 */
final class JpegCheck {

    /** Far more than the camera of a computer makes, which is 8 megapixels at most. */
    private static final long MOST_PIXELS = 16_000_000;

    private static final int LONGEST_SIDE_DECODED = 512;

    private JpegCheck() {}

    static void verify(byte[] bytes) {
        boolean jpeg =
                bytes.length > 3 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xD8 && bytes[2] == (byte) 0xFF;
        if (!jpeg || !decodable(bytes)) {
            throw new ProblemException(EvidenceProblem.PHOTO_UNREADABLE);
        }
    }

    private static boolean decodable(byte[] bytes) {
        ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        try (MemoryCacheImageInputStream input = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(input);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            boolean sane = width > 0 && height > 0 && (long) width * height <= MOST_PIXELS;
            return sane && reader.read(0, fewPixels(reader, Math.max(width, height))) != null;
        } catch (IOException | RuntimeException damaged) {
            return false;
        } finally {
            reader.dispose();
        }
    }

    private static ImageReadParam fewPixels(ImageReader reader, int longestSide) {
        ImageReadParam param = reader.getDefaultReadParam();
        int step = Math.ceilDiv(longestSide, LONGEST_SIDE_DECODED);
        param.setSourceSubsampling(step, step, 0, 0);
        return param;
    }
}
