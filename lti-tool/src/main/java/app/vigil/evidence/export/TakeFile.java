package app.vigil.evidence.export;

import app.vigil.evidence.recording.ContentDigest;
import app.vigil.evidence.recording.Segment;
import app.vigil.evidence.recording.SegmentReader;
import app.vigil.evidence.recording.StoredSegment;
import app.vigil.evidence.recording.TakeId;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One take as an ordinary video file: init segment, index, then its sound segments in the order of their numbers. */
final class TakeFile {

    private final SegmentReader reader;
    private final List<StoredSegment> sound = new ArrayList<>();
    private final List<Long> leftOut = new ArrayList<>();
    private final byte[] index;

    /** @param segments by sequence */
    TakeFile(SegmentReader reader, List<StoredSegment> segments) {
        this.reader = reader;
        byte @Nullable [] init = null;
        for (StoredSegment stored : segments) {
            byte @Nullable [] bytes = reader.read(stored).orElse(null);
            boolean opens = stored.segment().kind() == Segment.Kind.INIT;
            if (bytes == null || (!opens && init == null)) {
                leftOut.add(stored.segment().sequence());
            } else {
                sound.add(stored);
                init = opens ? bytes : init;
            }
        }
        this.index = init == null ? new byte[0] : index(init, sound.subList(1, sound.size()));
    }

    private static byte[] index(byte[] init, List<StoredSegment> media) {
        byte[] box = SegmentIndexBox.of(init, media);
        return box.length > 0 ? box : WebmIndex.of(init, media);
    }

    static String nameOf(TakeId take, String mediaType) {
        return "media/" + take.stream().code() + "." + take.take() + "." + mediaType.substring("video/".length());
    }

    Contents.Media describe(TakeId take) {
        Contents.@Nullable Piece piece = index.length == 0
                ? null
                : new Contents.Piece(index.length, ContentDigest.of(index).hex());
        return new Contents.Media(take.stream().code(), take.take(), piece, leftOut);
    }

    /** One segment in memory at a time. */
    void writeTo(OutputStream out) throws IOException {
        for (int number = 0; number < sound.size(); number++) {
            StoredSegment stored = sound.get(number);
            out.write(reader.read(stored)
                    .orElseThrow(() -> new IOException(
                            "a segment of " + stored.segment().take() + " was damaged while it was packed")));
            if (number == 0) {
                out.write(index);
            }
        }
    }
}
