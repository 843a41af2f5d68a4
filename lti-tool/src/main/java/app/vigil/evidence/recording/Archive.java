package app.vigil.evidence.recording;

import app.vigil.evidence.ObjectStoreSettings;
import app.vigil.shared.OneByOne;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Gatherers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Brings what this node's disk holds into the bucket: one object for some minutes of a stream, for an object per segment
 * would cost as much as a month of keeping it. What another node holds is left to that one; what nobody holds any more
 * its browser sends again.
 */
@Component
@ConditionalOnProperty("vigil.evidence.s3.bucket")
class Archive {

    private static final Logger log = LoggerFactory.getLogger(Archive.class);
    private static final int AT_ONCE = 8;
    private static final Duration SETTLED = Duration.ofSeconds(10);
    /** An object is written before its segments name it. */
    private static final Duration YOUNG = Duration.ofDays(1);

    private static final int KEYS_AT_ONCE = 500;

    private final DiskSegmentStore disk;
    private final ObjectStore objects;
    private final ArchivedSegments archived;
    private final ObjectStoreSettings settings;
    private final Clock clock;

    Archive(
            DiskSegmentStore disk,
            ObjectStore objects,
            ArchivedSegments archived,
            ObjectStoreSettings settings,
            Clock clock) {
        this.disk = disk;
        this.objects = objects;
        this.archived = archived;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT5S")
    void sweep() throws InterruptedException {
        long now = clock.millis();
        List<Callable<Void>> due = archived.waiting().stream()
                .filter(waiting -> isDue(waiting, now))
                .map(ArchivedSegments.Waiting::take)
                .<Callable<Void>>map(take -> () -> {
                    OneByOne.forEach(log, List.of(take), one -> one, this::archive);
                    return null;
                })
                .toList();
        if (!due.isEmpty()) {
            try (ExecutorService senders = Executors.newFixedThreadPool(AT_ONCE)) {
                senders.invokeAll(due);
            }
        }
    }

    /** Enough for an object, waiting long enough, or nothing more comes: the browser may be waiting for the end. */
    private boolean isDue(ArchivedSegments.Waiting waiting, long now) {
        return waiting.bytes() >= settings.objectSize().toBytes()
                || waiting.firstAt() <= now - settings.objectAge().toMillis()
                || waiting.lastAt() <= now - SETTLED.toMillis();
    }

    private void archive(TakeId take) {
        Run run = new Run(take);
        for (StoredSegment stored : archived.waiting(take)) {
            Optional<byte[]> bytes = disk.read(stored);
            if (run.size() > 0
                    && (bytes.isEmpty()
                            || run.end() != stored.offset()
                            || run.size() >= settings.objectSize().toBytes())) {
                put(run);
                run = new Run(take);
            }
            if (bytes.isPresent()) {
                run.add(stored.offset(), bytes.get());
            }
        }
        if (run.size() > 0) {
            put(run);
        }
    }

    private void put(Run run) {
        TakeId take = run.take;
        // Never the same name twice: what a segment names is never written over.
        String key = take.sitting() + "/" + take.stream().code() + "." + take.take() + "/" + run.begin + "-"
                + UUID.randomUUID();
        objects.put(key, run.bytes.toByteArray());
        archived.archived(take, run.begin, run.end(), key);
    }

    /** Segments that lie side by side. */
    private static final class Run {

        private final TakeId take;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private long begin;

        Run(TakeId take) {
            this.take = take;
        }

        void add(long offset, byte[] segment) {
            begin = bytes.size() == 0 ? offset : begin;
            bytes.writeBytes(segment);
        }

        int size() {
            return bytes.size();
        }

        long end() {
            return begin + bytes.size();
        }
    }

    /** Objects nobody names: written just before a node died, or a recording deleted meanwhile. */
    @Scheduled(fixedDelayString = "PT24H", initialDelayString = "PT1H")
    void sweepOrphans() {
        Instant old = clock.instant().minus(YOUNG);
        objects.list("")
                .filter(object -> object.at().isBefore(old) && !object.key().endsWith(Photos.SUFFIX))
                .map(ObjectStore.Listed::key)
                .gather(Gatherers.windowFixed(KEYS_AT_ONCE))
                .map(archived::unknown)
                .flatMap(Set::stream)
                .forEach(orphan -> {
                    objects.deleteOne(orphan);
                    log.info("deleted {}, which no recording names", orphan);
                });
    }

    /** The disk of a node is not meant to hold a year of recordings that the bucket has. */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT10M")
    void dropLocalCopies() {
        Instant old = clock.instant().minus(settings.localCopy());
        disk.untouchedSince(old).stream()
                .filter(sitting -> !archived.isWaiting(sitting))
                .forEach(sitting -> log.info("dropped {} local files of sitting {}", disk.dropMedia(sitting), sitting));
    }
}
