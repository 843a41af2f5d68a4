package app.vigil.evidence.recording;

import app.vigil.sitting.SittingId;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Gives out segments whole and checked: no byte leaves the store that is not the one acknowledged. */
@Component
public class SegmentReader {

    private static final Logger log = LoggerFactory.getLogger(SegmentReader.class);

    private final SegmentStore store;
    private final DamagedSegments damaged;

    SegmentReader(SegmentStore store, DamagedSegments damaged) {
        this.store = store;
        this.damaged = damaged;
    }

    /** The bytes; empty when they are damaged or gone. */
    public Optional<byte[]> read(StoredSegment stored) {
        Optional<byte[]> bytes = store.read(stored);
        if (bytes.isEmpty()) {
            log.error(
                    "segment {} of {} is damaged or gone",
                    stored.segment().sequence(),
                    stored.segment().take());
            tell(stored);
        }
        return bytes;
    }

    /** Those of a sitting's segments that nobody found damaged yet. */
    List<StoredSegment> leftOf(SittingId sitting, List<StoredSegment> segments) {
        return damaged.leftOf(sitting, segments);
    }

    /** Whoever reads the sound part must not suffer where it cannot be written down. */
    private void tell(StoredSegment stored) {
        try {
            if (!store.mayLieElsewhere(stored)) {
                damaged.found(stored);
            }
        } catch (RuntimeException failed) {
            log.error("the damage of {} is not written down", stored.segment().take(), failed);
        }
    }
}
