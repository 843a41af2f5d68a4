package app.vigil.evidence.recording;

import app.vigil.sitting.SittingId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Before the first request is taken, gives acknowledged segments the index rows a crash kept from the database or a
 * power cut took from it. A line of the journal counts only if its bytes are there and sound, and nobody deleted them.
 */
@Component
class IndexRepair implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(IndexRepair.class);

    private final SegmentStore store;
    private final SegmentIndex index;
    private final IndexJournal journal;
    private final RowsBehind rows;
    private final ErasedRecordings erased;
    private volatile boolean done;

    IndexRepair(
            SegmentStore store, SegmentIndex index, IndexJournal journal, RowsBehind rows, ErasedRecordings erased) {
        this.erased = erased;
        this.rows = rows;
        this.store = store;
        this.index = index;
        this.journal = journal;
    }

    @Override
    public void start() {
        try {
            int lost = 0;
            List<StoredSegment> lines = journal.read();
            Set<SittingId> gone = erased.among(lines.stream()
                    .map(stored -> stored.segment().take().sitting())
                    .toList());
            for (StoredSegment stored : lines) {
                if (!gone.contains(stored.segment().take().sitting())
                        && index.placeIsFree(stored)
                        && store.read(stored).isPresent()) {
                    rows.follow(List.of(stored));
                    lost++;
                }
            }
            if (lost > 0) {
                log.warn("{} index rows were missing and are back from the journal", lost);
            }
            rows.flushed().join();
            journal.clear();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the journal of the index", e);
        }
        done = true;
    }

    @Override
    public void stop() {
        done = false;
    }

    @Override
    public boolean isRunning() {
        return done;
    }

    /** Earlier than the web server and the sweeps. */
    @Override
    public int getPhase() {
        return 0;
    }
}
