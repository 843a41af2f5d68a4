package app.vigil.evidence.recording;

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
        Optional<byte[]> bytes = store.read(stored);
        if (bytes.isEmpty()) {
            log.error(
                    "segment {} of {} is damaged or gone",
                    stored.segment().sequence(),
                    stored.segment().take());
        }
        return bytes;
    }
}
