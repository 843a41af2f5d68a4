package app.vigil.evidence.export;

import app.vigil.evidence.recording.Segment;
import app.vigil.evidence.recording.StoredSegment;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The box between init segment and media that tells an ordinary player where each second lies; without it a fragmented
 * MP4 has neither length nor seeking.
 *
 * @see <a href="https://www.iso.org/standard/83102.html">ISO/IEC 14496-12, 8.16.3 Segment Index Box</a>
 */
final class SegmentIndexBox {

    private static final long MILLIS = 1000;
    private static final int HEADER = 8;
    private static final int FIXED = 40;
    private static final int REFERENCE = 12;
    private static final int STARTS_WITH_A_KEY_FRAME = 0x90000000;

    private SegmentIndexBox() {}

    /** Empty when the container is no MP4, or nothing can be indexed. */
    static byte[] of(byte[] init, List<StoredSegment> media) {
        Optional<Track> found = videoTrack(init);
        if (found.isEmpty() || media.isEmpty() || media.size() > 0xFFFF) {
            return new byte[0];
        }
        Track track = found.get();
        ByteBuffer box = ByteBuffer.allocate(FIXED + REFERENCE * media.size());
        box.putInt(box.capacity()).put("sidx".getBytes(StandardCharsets.US_ASCII));
        // In the track's own time scale: ffmpeg takes the length of the track from here without converting it.
        box.putInt(0x01000000).putInt(track.id()).putInt(track.timescale());
        box.putLong(track.units(media.getFirst().segment().times().mediaStart()))
                .putLong(0);
        box.putShort((short) 0).putShort((short) media.size());
        for (int number = 0; number < media.size(); number++) {
            box.putInt(media.get(number).length());
            box.putInt(Math.toIntExact(track.units(duration(media, number))));
            box.putInt(STARTS_WITH_A_KEY_FRAME);
        }
        return box.array();
    }

    /** Up to the next segment, so that the times behind a missing one stay right. */
    private static long duration(List<StoredSegment> media, int number) {
        Segment.Times times = media.get(number).segment().times();
        if (number + 1 == media.size()) {
            return times.duration();
        }
        long next = media.get(number + 1).segment().times().mediaStart();
        return next > times.mediaStart() ? next - times.mediaStart() : times.duration();
    }

    private record Track(int id, int timescale) {

        long units(long millis) {
            return millis * timescale / MILLIS;
        }
    }

    private static Optional<Track> videoTrack(byte[] init) {
        try {
            return child(ByteBuffer.wrap(init), "moov", 0).flatMap(SegmentIndexBox::videoTrackOf);
        } catch (RuntimeException notABox) {
            return Optional.empty();
        }
    }

    private static Optional<Track> videoTrackOf(ByteBuffer moov) {
        for (int number = 0; ; number++) {
            Optional<ByteBuffer> trak = child(moov, "trak", number);
            if (trak.isEmpty()) {
                return Optional.empty();
            }
            boolean video = child(trak.get(), "mdia", 0)
                    .flatMap(mdia -> child(mdia, "hdlr", 0))
                    .filter(hdlr -> text(hdlr, 8).equals("vide"))
                    .isPresent();
            if (video) {
                Optional<Integer> id = child(trak.get(), "tkhd", 0).map(SegmentIndexBox::afterItsDates);
                Optional<Integer> timescale = child(trak.get(), "mdia", 0)
                        .flatMap(mdia -> child(mdia, "mdhd", 0))
                        .map(SegmentIndexBox::afterItsDates);
                return id.flatMap(track -> timescale.map(scale -> new Track(track, scale)));
            }
        }
    }

    /** What follows two dates, which are twice as long in version 1 of a box. */
    private static int afterItsDates(ByteBuffer box) {
        return box.getInt(box.position() + (box.get(box.position()) == 1 ? 20 : 12));
    }

    /** The body of the nth box of a type among these. */
    private static Optional<ByteBuffer> child(ByteBuffer boxes, String type, int nth) {
        int left = nth;
        int at = boxes.position();
        while (at + HEADER <= boxes.limit()) {
            int size = boxes.getInt(at);
            if (size < HEADER || at + size > boxes.limit()) {
                return Optional.empty();
            }
            if (text(boxes, at - boxes.position() + 4).equals(type) && left-- == 0) {
                return Optional.of(boxes.duplicate().position(at + HEADER).limit(at + size));
            }
            at += size;
        }
        return Optional.empty();
    }

    private static String text(ByteBuffer bytes, int offset) {
        byte[] four = new byte[4];
        bytes.get(bytes.position() + offset, four);
        return new String(four, StandardCharsets.US_ASCII);
    }
}
