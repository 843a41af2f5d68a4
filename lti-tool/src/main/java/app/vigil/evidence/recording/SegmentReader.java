package app.vigil.evidence.recording;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Gives out segments whole and checked: no byte leaves the store that is not the one acknowledged. */
@Component
public class SegmentReader {

    private static final Logger log = LoggerFactory.getLogger(SegmentReader.class);

    private final SegmentStore store;

    SegmentReader(SegmentStore store) {
        this.store = store;
    }

    /** The bytes; empty when they are damaged or gone. */
    public Optional<byte[]> read(StoredSegment stored) {
        try {
            byte[] bytes = bytes(stored);
            if (ContentDigest.of(bytes).hex().equals(stored.digest())) {
                return Optional.of(bytes);
            }
            log.error(
                    "segment {} of {} is damaged in the store",
                    stored.segment().sequence(),
                    stored.segment().take());
        } catch (IOException e) {
            log.error(
                    "segment {} of {} cannot be read",
                    stored.segment().sequence(),
                    stored.segment().take(),
                    e);
        }
        return Optional.empty();
    }

    private byte[] bytes(StoredSegment stored) throws IOException {
        long end = stored.offset() + stored.length();
        try (InputStream in = store.read(stored.segment().take(), end).getInputStream()) {
            in.skipNBytes(stored.offset());
            return in.readNBytes(stored.length());
        }
    }
}
