package app.vigil.evidence.recording;

import app.vigil.evidence.EvidenceProblem;
import app.vigil.shared.ProblemException;
import app.vigil.sitting.Sittings;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Takes segments in: bytes first, durable, then their index row, then the answer. A crash in between leaves a tail
 * without a row, which the next append to the take drops; the agent still has that segment and sends it again.
 */
@Component
public class Ingest {

    private static final int STRIPES = 256;

    private final Sittings sittings;
    private final SegmentStore store;
    private final SegmentIndex index;
    private final Seals seals;
    private final Clock clock;
    private final ReentrantLock[] locks =
            Stream.generate(ReentrantLock::new).limit(STRIPES).toArray(ReentrantLock[]::new);

    Ingest(Sittings sittings, SegmentStore store, SegmentIndex index, Seals seals, Clock clock) {
        this.sittings = sittings;
        this.store = store;
        this.index = index;
        this.seals = seals;
        this.clock = clock;
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
        ReentrantLock lock = lockOf(segment.take());
        lock.lock();
        try {
            List<StoredSegment> around =
                    index.around(segment.take().sitting(), segment.take().stream(), segment.sequence());
            Optional<StoredSegment> present = numbered(around, segment.sequence());
            if (present.isPresent()) {
                return repeated(present.get(), segment, announced);
            }
            requireChain(around, segment, announced);
            append(segment, bytes, announced);
            return Receipt.STORED;
        } finally {
            lock.unlock();
        }
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

    private void append(Segment segment, byte[] bytes, ContentDigest digest) {
        TakeId take = segment.take();
        Seals.Seal seal = seals.of(take.sitting());
        if (seal.sealed() && seal.complete()) {
            throw refusal(EvidenceProblem.SITTING_NOT_RECORDING, segment);
        }
        long end = index.endOf(take);
        switch (segment.kind()) {
            case INIT -> require(end == 0, EvidenceProblem.SEGMENT_CONTRADICTS, segment);
            case MEDIA -> require(end > 0, EvidenceProblem.TAKE_WITHOUT_INIT, segment);
        }
        StoredSegment stored =
                new StoredSegment(segment, end, bytes.length, digest.hex(), clock.millis(), seal.sealed());
        store.append(stored, bytes);
        index.add(stored);
    }

    private static Receipt repeated(StoredSegment present, Segment segment, ContentDigest digest) {
        boolean same = present.digest().equals(digest.hex())
                && present.segment().take().equals(segment.take())
                && present.segment().kind() == segment.kind();
        require(same, EvidenceProblem.SEGMENT_CONTRADICTS, segment);
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

    /** One per stream and not per take: sequences run through all takes of a stream. */
    private ReentrantLock lockOf(TakeId take) {
        int hash = take.sitting().hashCode() * 31 + take.stream().ordinal();
        return locks[Math.floorMod(hash ^ (hash >>> 16), STRIPES)];
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
