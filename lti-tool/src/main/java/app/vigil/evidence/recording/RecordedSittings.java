package app.vigil.evidence.recording;

import app.vigil.evidence.Recordings;
import app.vigil.sitting.SittingId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Summaries out of index, seals and gaps. */
@Component
class RecordedSittings implements Recordings {

    private final SegmentIndex index;
    private final Seals seals;
    private final GapLedger gaps;

    RecordedSittings(SegmentIndex index, Seals seals, GapLedger gaps) {
        this.index = index;
        this.seals = seals;
        this.gaps = gaps;
    }

    @Override
    public Summary summary(SittingId sitting) {
        List<Segment.Times> media = index.of(sitting).stream()
                .map(StoredSegment::segment)
                .filter(segment -> segment.kind() == Segment.Kind.MEDIA)
                .filter(segment -> segment.take().stream() == StreamName.CAMERA)
                .map(Segment::times)
                .toList();
        Optional<Instant> startedAt =
                media.stream().map(Segment.Times::startedAt).min(Long::compare).map(Instant::ofEpochMilli);
        Duration recorded = Duration.ofMillis(
                media.stream().mapToLong(Segment.Times::duration).sum());
        return new Summary(startedAt, recorded, seals.of(sitting).sealed(), seals.complete(sitting), gapsOf(sitting));
    }

    private List<Gap> gapsOf(SittingId sitting) {
        return gaps.of(sitting).stream()
                .map(gap -> new Gap(
                        gap.stream().code(),
                        Instant.ofEpochMilli(gap.from()),
                        Instant.ofEpochMilli(gap.to()),
                        gap.cause().code()))
                .toList();
    }
}
