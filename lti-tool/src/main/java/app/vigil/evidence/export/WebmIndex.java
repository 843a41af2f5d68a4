package app.vigil.evidence.export;

import app.vigil.evidence.recording.StoredSegment;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a browser leaves out of a WebM it records: its length, and cues that tell where each second lies. A second Info
 * element says the length, for the first one is signed as it is; players take the later one.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9559#name-cues">RFC 9559, 5.1.5 Cues</a>
 */
final class WebmIndex {

    private static final int EBML = 0x1A45DFA3;
    private static final int SEGMENT = 0x18538067;
    private static final int INFO = 0x1549A966;
    private static final int TIMESTAMP_SCALE = 0x2AD7B1;
    private static final int DURATION = 0x4489;
    private static final int MUXING_APP = 0x4D80;
    private static final int WRITING_APP = 0x5741;
    private static final int CUES = 0x1C53BB6B;
    private static final int CUE_POINT = 0xBB;
    private static final int CUE_TIME = 0xB3;
    private static final int CUE_TRACK_POSITIONS = 0xB7;
    private static final int CUE_TRACK = 0xF7;
    private static final int CUE_CLUSTER_POSITION = 0xF1;
    private static final long NANOS_OF_A_MILLI = 1_000_000;

    private WebmIndex() {}

    /** Empty when the init segment is no WebM, or nothing can be indexed. */
    static byte[] of(byte[] init, List<StoredSegment> media) {
        int begin = beginOfSegment(init);
        if (begin < 0 || media.isEmpty()) {
            return new byte[0];
        }
        byte[] info = info(media);
        // Every number takes eight bytes, so the length is known before the positions are.
        int length = info.length + cues(media, 0).length;
        return joined(info, cues(media, init.length - begin + (long) length));
    }

    private static byte[] info(List<StoredSegment> media) {
        var last = media.getLast().segment().times();
        byte[] name = "Vigil".getBytes(StandardCharsets.US_ASCII);
        double millis = last.mediaStart() + (double) last.duration();
        return element(
                INFO,
                joined(
                        element(TIMESTAMP_SCALE, eight(NANOS_OF_A_MILLI)),
                        element(DURATION, eight(Double.doubleToRawLongBits(millis))),
                        element(MUXING_APP, name),
                        element(WRITING_APP, name)));
    }

    /** @param first where the first segment begins, from the beginning of the Segment element's body */
    private static byte[] cues(List<StoredSegment> media, long first) {
        ByteArrayOutputStream points = new ByteArrayOutputStream();
        long position = first;
        for (StoredSegment stored : media) {
            byte[] place = element(
                    CUE_TRACK_POSITIONS,
                    joined(element(CUE_TRACK, new byte[] {1}), element(CUE_CLUSTER_POSITION, eight(position))));
            byte[] time = element(CUE_TIME, eight(stored.segment().times().mediaStart()));
            points.writeBytes(element(CUE_POINT, joined(time, place)));
            position += stored.length();
        }
        return element(CUES, points.toByteArray());
    }

    /** Behind the EBML header and the Segment's own; negative when these do not begin the file. */
    private static int beginOfSegment(byte[] init) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(init);
            if (bytes.getInt() != EBML) {
                return -1;
            }
            long header = length(bytes);
            bytes.position(Math.toIntExact(bytes.position() + header));
            if (bytes.getInt() != SEGMENT) {
                return -1;
            }
            length(bytes);
            return bytes.position();
        } catch (RuntimeException noElement) {
            return -1;
        }
    }

    /** A length of one to eight bytes; how many tells the first one (RFC 8794, 4). */
    private static long length(ByteBuffer bytes) {
        int first = Byte.toUnsignedInt(bytes.get());
        int more = Integer.numberOfLeadingZeros(first) - 24;
        long length = first & (0x7F >> more);
        for (int number = 0; number < more; number++) {
            length = length << 8 | Byte.toUnsignedInt(bytes.get());
        }
        return length;
    }

    private static byte[] element(int id, byte[] body) {
        int idLength = (Integer.SIZE - Integer.numberOfLeadingZeros(id) + 7) / 8;
        ByteBuffer element = ByteBuffer.allocate(idLength + Long.BYTES + body.length);
        for (int number = idLength - 1; number >= 0; number--) {
            element.put((byte) (id >>> 8 * number));
        }
        return element.putLong(1L << 56 | body.length).put(body).array();
    }

    private static byte[] eight(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
