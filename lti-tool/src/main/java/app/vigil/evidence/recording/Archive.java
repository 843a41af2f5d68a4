package app.vigil.evidence.recording;

import app.vigil.evidence.EvidenceProblem;
import app.vigil.evidence.ObjectStoreSettings;
import app.vigil.shared.OneByOne;
import app.vigil.shared.ProblemException;
import app.vigil.sitting.SittingId;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Gatherers;
import org.jspecify.annotations.Nullable;
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
    /** Whether the last round failed; only the rounds, one after the other, read and write it. */
    private volatile boolean away;

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
        Round round = new Round();
        List<Callable<Void>> due = archived.waiting().stream()
                .filter(waiting -> isDue(waiting, now))
                .map(ArchivedSegments.Waiting::take)
                .<Callable<Void>>map(take -> () -> {
                    OneByOne.forEach(log, List.of(take), one -> one, one -> round.send(() -> archive(one)));
                    return null;
                })
                .toList();
        if (!due.isEmpty()) {
            try (ExecutorService senders = Executors.newFixedThreadPool(AT_ONCE)) {
                senders.invokeAll(due);
            }
            say(round);
        }
    }

    /** A bucket that is away for hours is said once, not for every stream every five seconds. */
    private void say(Round round) {
        @Nullable ProblemException failed = round.failed.get();
        if (failed != null && !away) {
            log.error("the bucket does not take everything; recordings wait on this node's disk", failed);
        } else if (failed == null && away) {
            log.info("the bucket takes everything again");
        }
        away = failed != null;
    }

    /** One round over what waits: given up when the bucket is seen to be away, for every try costs its patience. */
    private static final class Round {

        private final AtomicInteger failuresInARow = new AtomicInteger();
        private final AtomicReference<@Nullable ProblemException> failed = new AtomicReference<>();

        void send(Runnable archiving) {
            if (failuresInARow.get() >= AT_ONCE) {
                return;
            }
            try {
                archiving.run();
                failuresInARow.set(0);
            } catch (ProblemException refused) {
                if (refused.problem() != EvidenceProblem.OBJECT_STORE_AWAY) {
                    throw refused;
                }
                failuresInARow.incrementAndGet();
                failed.set(refused);
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
                run.add(stored, bytes.get());
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
        if (!archived.archived(take, run.sequences, run.begin, key)) {
            objects.deleteOne(key);
            log.info("deleted {} at once: its recording went meanwhile", key);
        }
    }

    /** Segments that lie side by side. */
    private static final class Run {

        private final TakeId take;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final List<Long> sequences = new ArrayList<>();
        private long begin;

        Run(TakeId take) {
            this.take = take;
        }

        void add(StoredSegment stored, byte[] segment) {
            begin = bytes.size() == 0 ? stored.offset() : begin;
            bytes.writeBytes(segment);
            sequences.add(stored.segment().sequence());
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
                .filter(object -> object.at().isBefore(old))
                .map(ObjectStore.Listed::key)
                .gather(Gatherers.windowFixed(KEYS_AT_ONCE))
                .map(archived::orphans)
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
        OneByOne.forEach(log, disk.untouchedSince(old), sitting -> sitting, this::dropLocalCopy);
    }

    private void dropLocalCopy(SittingId sitting) {
        if (archived.isGone(sitting)) {
            log.info("deleted {} local files of sitting {}, which is gone", disk.delete(sitting), sitting);
        } else if (!archived.isWaiting(sitting)) {
            int dropped = disk.dropMedia(sitting);
            if (dropped > 0) {
                log.info("dropped {} local files of sitting {}", dropped, sitting);
            }
        }
    }
}
