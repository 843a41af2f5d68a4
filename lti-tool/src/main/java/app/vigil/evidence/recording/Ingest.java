package app.vigil.evidence.recording;

import app.vigil.evidence.EvidenceProblem;
import app.vigil.shared.ProblemException;
import app.vigil.sitting.SittingId;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Takes segments in: bytes first, durable, then their index row, then the answer. A crash in between leaves a tail
 * without a row, which the next append to the take drops; the agent still has that segment and sends it again.
 */
@Component
public class Ingest {

    private static final Logger log = LoggerFactory.getLogger(Ingest.class);
    private static final long SEAL_FRESH_MS = 2000;

    private final AdmittedSittings sittings;
    private final SegmentStore store;
    private final SegmentIndex index;
    private final IndexCommits commits;
    private final Seals seals;
    private final Clock clock;
    private final Cache<StreamId, Head> heads =
            Caffeine.newBuilder().expireAfterAccess(Duration.ofMinutes(10)).build();

    Ingest(
            AdmittedSittings sittings,
            SegmentStore store,
            SegmentIndex index,
            IndexCommits commits,
            Seals seals,
            Clock clock) {
        this.sittings = sittings;
        this.store = store;
        this.index = index;
        this.commits = commits;
        this.seals = seals;
        this.clock = clock;
    }

    private record StreamId(SittingId sitting, StreamName stream) {}

    /**
     * What a stream's next segment is checked against, so that the usual one asks the database nothing. Another node
     * may have taken the stream over meanwhile: then the row's key is taken and the head is forgotten.
     */
    private static final class Head {

        private final ReentrantLock lock = new ReentrantLock();
        /** The last of the stream, if it is also the last in the file of its take. */
        private @Nullable StoredSegment tip;

        private Seals.Seal seal = new Seals.Seal(false, false);
        private long sealSeenAt = Long.MIN_VALUE;
    }

    /** What the agent is told; either way the segment is durable. */
    public enum Receipt {
        STORED,
        ALREADY_STORED
    }

    /** Stores a segment unless it is there already; refuses one that contradicts what is there. */
    public Receipt accept(Segment segment, byte[] bytes, ContentDigest announced) {
        announced.verify(bytes);
        requireRecording(segment.take());
        Head head = Objects.requireNonNull(
                heads.get(new StreamId(segment.take().sitting(), segment.take().stream()), stream -> new Head()));
        head.lock.lock();
        try {
            return accept(head, segment, bytes, announced);
        } catch (DuplicateKeyException storedByAnotherNode) {
            head.tip = null;
            return accept(head, segment, bytes, announced);
        } finally {
            head.lock.unlock();
        }
    }

    private Receipt accept(Head head, Segment segment, byte[] bytes, ContentDigest announced) {
        TakeId take = segment.take();
        Optional<StoredSegment> before = Optional.ofNullable(head.tip)
                .or(() -> index.tip(take.sitting(), take.stream()))
                .filter(tip -> tip.segment().sequence() + 1 == segment.sequence());
        List<StoredSegment> around = before.map(tip -> List.of(tip))
                .orElseGet(() -> index.around(take.sitting(), take.stream(), segment.sequence()));
        Optional<StoredSegment> present = numbered(around, segment.sequence());
        if (present.isPresent()) {
            return repeated(present.get(), segment, bytes, announced);
        }
        requireChain(around, segment, announced);
        requireOpen(head, segment);
        long end = before.filter(tip -> tip.segment().take().equals(take))
                .map(tip -> tip.offset() + tip.length())
                .orElseGet(() -> index.endOf(take));
        head.tip = null;
        StoredSegment stored = append(segment, end, bytes, announced);
        head.tip = before.isPresent() ? stored : null;
        return Receipt.STORED;
    }

    /**
     * A neighbour that is not here yet is checked when it comes: one segment that never arrives must not keep the rest
     * of a recording out. The first names its stream, so that a recording cannot be another sitting's.
     */
    private static void requireChain(List<StoredSegment> around, Segment segment, ContentDigest digest) {
        Optional<String> before = segment.sequence() == 0
                ? Optional.of(ContentDigest.beginningOf(segment.take().sitting(), segment.take().stream())
                        .hex())
                : numbered(around, segment.sequence() - 1).map(StoredSegment::digest);
        boolean fitsBefore = before.isEmpty() || before.get().equals(segment.predecessor());
        boolean fitsAfter = numbered(around, segment.sequence() + 1)
                .map(next -> next.segment().predecessor())
                .filter(named -> !named.equals(digest.hex()))
                .isEmpty();
        require(fitsBefore && fitsAfter, EvidenceProblem.SEGMENT_CHAIN_BROKEN, segment);
    }

    private static Optional<StoredSegment> numbered(List<StoredSegment> around, long sequence) {
        return around.stream()
                .filter(stored -> stored.segment().sequence() == sequence)
                .findFirst();
    }

    private StoredSegment append(Segment segment, long end, byte[] bytes, ContentDigest digest) {
        switch (segment.kind()) {
            case INIT -> require(end == 0, EvidenceProblem.SEGMENT_CONTRADICTS, segment);
            case MEDIA -> require(end > 0, EvidenceProblem.TAKE_WITHOUT_INIT, segment);
        }
        StoredSegment stored = new StoredSegment(segment, end, bytes.length, digest.hex(), clock.millis());
        store.append(segment.take(), end, bytes);
        commits.add(stored);
        return stored;
    }

    /** A recording is complete only when all that was announced is here, so nobody has a segment just then. */
    private void requireOpen(Head head, Segment segment) {
        long now = clock.millis();
        if (now - SEAL_FRESH_MS > head.sealSeenAt) {
            head.seal = seals.of(segment.take().sitting());
            head.sealSeenAt = now;
        }
        require(!(head.seal.sealed() && head.seal.complete()), EvidenceProblem.SITTING_NOT_RECORDING, segment);
    }

    /** The row may have outlived its bytes: those of a lost node, or damaged ones, are put back. */
    private Receipt repeated(StoredSegment present, Segment segment, byte[] bytes, ContentDigest digest) {
        boolean same = present.digest().equals(digest.hex())
                && present.segment().take().equals(segment.take())
                && present.segment().kind() == segment.kind();
        require(same, EvidenceProblem.SEGMENT_CONTRADICTS, segment);
        if (store.read(present).isEmpty()) {
            store.restore(present, bytes);
            log.warn("segment {} of {} was gone and is back from its browser", segment.sequence(), segment.take());
        }
        return Receipt.ALREADY_STORED;
    }

    private void requireRecording(TakeId take) {
        boolean recorded = sittings.find(take.sitting())
                .filter(sitting -> sitting.admittedAt() != null)
                .isPresent();
        if (!recorded) {
            throw new ProblemException(EvidenceProblem.SITTING_NOT_RECORDING).with("sitting", take.sitting());
        }
    }

    private static void require(boolean condition, EvidenceProblem problem, Segment segment) {
        if (!condition) {
            throw refusal(problem, segment);
        }
    }

    private static ProblemException refusal(EvidenceProblem problem, Segment segment) {
        return new ProblemException(problem).with("take", segment.take()).with("sequence", segment.sequence());
    }
}
