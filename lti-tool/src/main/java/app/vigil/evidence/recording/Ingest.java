package app.vigil.evidence.recording;

import app.vigil.evidence.EvidenceProblem;
import app.vigil.evidence.recording.StreamHeads.Head;
import app.vigil.shared.ProblemException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes segments in: bytes first, durable, then their line in the journal of the index, then the answer; the row in the
 * database follows. A crash before the line leaves a tail, which the next append to the take drops; the agent still has
 * that segment and sends it again.
 */
@Component
public class Ingest {

    private static final Logger log = LoggerFactory.getLogger(Ingest.class);

    private final AdmittedSittings sittings;
    private final Disk disk;
    private final SegmentIndex index;
    private final IndexCommits commits;
    private final StreamHeads heads;
    private final Clock clock;

    Ingest(
            AdmittedSittings sittings,
            Disk disk,
            SegmentIndex index,
            IndexCommits commits,
            StreamHeads heads,
            Clock clock) {
        this.sittings = sittings;
        this.disk = disk;
        this.index = index;
        this.commits = commits;
        this.heads = heads;
        this.clock = clock;
    }

    /** Where the bytes go. */
    @Component
    record Disk(SegmentStore store, DamagedSegments damaged) {

        /** The row may have outlived its bytes: those of a lost node, or damaged ones, are put back. */
        void repair(StoredSegment present, byte[] bytes) {
            if (store.read(present).isEmpty()) {
                store.restore(present, bytes);
                damaged.mended(present);
                Segment segment = present.segment();
                log.warn("segment {} of {} was gone and is back from its browser", segment.sequence(), segment.take());
            }
        }
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
        Head head = heads.of(segment.take());
        head.lock();
        try {
            return accept(head, segment, bytes, announced);
        } finally {
            head.unlock();
        }
    }

    private Receipt accept(Head head, Segment segment, byte[] bytes, ContentDigest announced) {
        TakeId take = segment.take();
        Optional<StoredSegment> before = Optional.ofNullable(head.tip)
                .or(() -> index.tip(take.sitting(), take.stream()))
                .filter(tip -> tip.segment().sequence() + 1 == segment.sequence());
        List<StoredSegment> around = before.map(tip -> List.of(tip))
                .orElseGet(() -> index.around(take.sitting(), take.stream(), segment.sequence()));
        Optional<StoredSegment> present =
                numbered(around, segment.sequence()).filter(stored -> same(stored, segment, announced));
        if (present.isPresent()) {
            disk.repair(present.get(), bytes);
            return Receipt.ALREADY_STORED;
        }
        // A recording is complete only when all that was announced is here: whatever else comes contradicts its seal.
        require(!heads.isComplete(head, take.sitting()), EvidenceProblem.RECORDING_SEALED, segment);
        require(numbered(around, segment.sequence()).isEmpty(), EvidenceProblem.SEGMENT_CONTRADICTS, segment);
        requireChain(around, segment, announced);
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
        commits.requireRoom();
        StoredSegment stored = new StoredSegment(segment, end, bytes.length, digest.hex(), clock.millis());
        disk.store().append(segment.take(), end, bytes);
        commits.add(stored);
        return stored;
    }

    private static boolean same(StoredSegment present, Segment segment, ContentDigest digest) {
        return present.digest().equals(digest.hex())
                && present.segment().take().equals(segment.take())
                && present.segment().kind() == segment.kind();
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
