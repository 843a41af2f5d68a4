package app.vigil.evidence.export;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a package holds, in the order of its entries; signed, and itself the first entry. Since the container is written
 * in one way only, the contents decide every byte of the file.
 */
record Contents(String format, String sitting, String institution, Instant packedAt, List<Entry> entries) {

    static final String FORMAT = "vigil-package/1";
    static final String TYPE = "vigil-package+json";
    static final String NAME = "package.jws";

    /**
     * One file.
     *
     * @param media null unless it is a recording
     */
    record Entry(
            String name,
            long size,
            String sha256,
            long crc32,
            @Nullable Media media) {}

    /**
     * One take as a file: its init segment, an index for seeking, its segments in their order.
     *
     * @param index between init segment and media, which no manifest names; null for none
     * @param leftOut segments a manifest names that were damaged in the store already
     */
    record Media(String stream, int take, @Nullable Piece index, List<Long> leftOut) {}

    /** Bytes that are known by their digest. */
    record Piece(int length, String sha256) {}
}
