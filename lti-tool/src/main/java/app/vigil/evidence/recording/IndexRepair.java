package app.vigil.evidence.recording;

import app.vigil.shared.OneByOne;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Before the first request is taken, gives acknowledged segments back the index rows a power cut took from the
 * database. A take without holes in its rows has as many bytes in the index as in the store; only others are looked
 * into.
 */
@Component
class IndexRepair implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(IndexRepair.class);

    private final SegmentStore store;
    private final SegmentIndex index;
    private volatile boolean done;

    IndexRepair(SegmentStore store, SegmentIndex index) {
        this.store = store;
        this.index = index;
    }

    @Override
    public void start() {
        Map<TakeId, Long> indexed = index.lengths();
        OneByOne.forEach(log, store.lengths().entrySet(), Map.Entry::getKey, take -> {
            if (!take.getValue().equals(indexed.get(take.getKey()))) {
                repair(take.getKey());
            }
        });
        done = true;
    }

    private void repair(TakeId take) {
        Set<Long> known = index.of(take.sitting()).stream()
                .map(StoredSegment::segment)
                .filter(segment -> segment.take().stream() == take.stream())
                .map(Segment::sequence)
                .collect(Collectors.toCollection(HashSet::new));
        int lost = 0;
        for (StoredSegment stored : store.journal(take)) {
            if (known.add(stored.segment().sequence())) {
                index.add(stored);
                lost++;
            }
        }
        if (lost > 0) {
            log.warn("{} index rows of {} were lost and are back from its journal", lost, take);
        }
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
