package app.vigil.evidence.recording;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.vigil.sitting.SittingId;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What was acknowledged and can no longer be read. It is a gap with a cause of its own, so that nobody waits for its
 * pictures and nobody is asked to have watched them.
 */
@Component
class DamagedSegments {

    private final GapLedger ledger;
    private final SegmentIndex index;

    DamagedSegments(GapLedger ledger, SegmentIndex index) {
        this.ledger = ledger;
        this.index = index;
    }

    /** Tells of a segment that was just found damaged or gone. */
    void found(StoredSegment damaged) {
        TakeId take = damaged.segment().take();
        LongSummaryStatistics stretch = stretchOf(damaged);
        // Of a recording that was just deleted nothing is damaged.
        if (stretch.getCount() > 0 && index.at(take, damaged.offset()).isPresent()) {
            ledger.conclude(
                    take.sitting(),
                    new GapLedger.Gap(
                            idOf(damaged), take.stream(), stretch.getMin(), stretch.getMax(), GapLedger.Cause.DAMAGED));
        }
    }

    /** It is back from its browser. */
    void mended(StoredSegment stored) {
        ledger.withdraw(stored.segment().take().sitting(), idOf(stored));
    }

    /** Those of a sitting's segments that are not known to be damaged; without its beginning nothing of a take plays. */
    List<StoredSegment> leftOf(SittingId sitting, List<StoredSegment> segments) {
        Set<UUID> damaged = ledger.of(sitting).stream()
                .filter(gap -> gap.cause() == GapLedger.Cause.DAMAGED)
                .map(GapLedger.Gap::id)
                .collect(Collectors.toSet());
        if (damaged.isEmpty()) {
            return segments;
        }
        Set<TakeId> headless = segments.stream()
                .filter(stored -> stored.segment().kind() == Segment.Kind.INIT)
                .filter(stored -> damaged.contains(idOf(stored)))
                .map(stored -> stored.segment().take())
                .collect(Collectors.toSet());
        return segments.stream()
                .filter(stored -> !headless.contains(stored.segment().take()))
                .filter(stored -> !damaged.contains(idOf(stored)))
                .toList();
    }

    /** A beginning has no pictures of its own, and takes those of its whole take with it. */
    private LongSummaryStatistics stretchOf(StoredSegment damaged) {
        Segment segment = damaged.segment();
        List<StoredSegment> lost = segment.kind() == Segment.Kind.MEDIA
                ? List.of(damaged)
                : index.of(segment.take().sitting()).stream()
                        .filter(stored -> stored.segment().take().equals(segment.take()))
                        .filter(stored -> stored.segment().kind() == Segment.Kind.MEDIA)
                        .toList();
        LongSummaryStatistics stretch = new LongSummaryStatistics();
        for (StoredSegment stored : lost) {
            Segment.Times times = stored.segment().times();
            stretch.accept(times.startedAt());
            stretch.accept(times.startedAt() + times.duration());
        }
        return stretch;
    }

    private static UUID idOf(StoredSegment stored) {
        Segment segment = stored.segment();
        String name = "%s/%s/%d damaged"
                .formatted(segment.take().sitting(), segment.take().stream().code(), segment.sequence());
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    }
}
