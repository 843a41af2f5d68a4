package app.vigil.evidence.recording;

import app.vigil.sitting.SittingId;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the next segment of each stream is checked against, so that the usual one asks the database nothing. */
@Component
class StreamHeads {

    /** Ten segments. What comes in between becomes a supplement. */
    private static final long SEAL_FRESH_MS = 30_000;

    private final Seals seals;
    private final Clock clock;
    private final Cache<StreamId, Head> heads =
            Caffeine.newBuilder().expireAfterAccess(Duration.ofMinutes(10)).build();

    StreamHeads(Seals seals, Clock clock) {
        this.seals = seals;
        this.clock = clock;
    }

    private record StreamId(SittingId sitting, StreamName stream) {

        static StreamId of(TakeId take) {
            return new StreamId(take.sitting(), take.stream());
        }
    }

    /** Whoever holds it takes in the stream's next segment. */
    static final class Head {

        private final ReentrantLock lock = new ReentrantLock();
        private volatile boolean overtaken;
        private volatile boolean purged;
        private boolean complete;
        private long completeSeenAt = Long.MIN_VALUE;

        /** The last of the stream, if it is also the last in the file of its take. */
        @Nullable
        StoredSegment tip;

        void lock() {
            lock.lock();
            if (overtaken) {
                overtaken = false;
                tip = null;
            }
        }

        void unlock() {
            lock.unlock();
        }
    }

    Head of(TakeId take) {
        return Objects.requireNonNull(heads.get(StreamId.of(take), stream -> new Head()));
    }

    /**
     * Whether the recording takes nothing more, being sealed with all that was announced, as far as that was known half
     * a minute ago, or deleted.
     */
    boolean isComplete(Head head, SittingId sitting) {
        long now = clock.millis();
        if (head.purged || now - SEAL_FRESH_MS > head.completeSeenAt) {
            head.purged = false;
            Seals.Seal seal = seals.of(sitting);
            head.complete = seal.sealed() ? seal.complete() : seals.isErased(sitting);
            // What comes after sealing is rare, and another node may delete the recording at any time.
            head.completeSeenAt = seal.sealed() ? Long.MIN_VALUE : now;
        }
        return head.complete;
    }

    /** The recording is gone: what was known of its seal is known no more. */
    void purged(SittingId sitting) {
        for (StreamName stream : StreamName.values()) {
            Head head = heads.getIfPresent(new StreamId(sitting, stream));
            if (head != null) {
                head.purged = true;
            }
        }
    }

    /** Another node has taken the stream over meanwhile, so what this one remembers is not the last. */
    void overtaken(TakeId take) {
        Head head = heads.getIfPresent(StreamId.of(take));
        if (head != null) {
            head.overtaken = true;
        }
    }
}
