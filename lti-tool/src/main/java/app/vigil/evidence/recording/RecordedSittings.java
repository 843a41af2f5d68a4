package app.vigil.evidence.recording;

import app.vigil.evidence.Recordings;
import app.vigil.sitting.Sitting;
import app.vigil.sitting.SittingId;
import app.vigil.sitting.Sittings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Summaries out of index, seals and gaps. */
@Component
class RecordedSittings implements Recordings {

    private final Sittings sittings;
    private final SegmentIndex index;
    private final Seals seals;
    private final Completeness completeness;
    private final DamagedSegments damaged;
    private final Playback playback;

    RecordedSittings(
            Sittings sittings,
            SegmentIndex index,
            Seals seals,
            Completeness completeness,
            DamagedSegments damaged,
            Playback playback) {
        this.playback = playback;
        this.sittings = sittings;
        this.index = index;
        this.seals = seals;
        this.completeness = completeness;
        this.damaged = damaged;
    }

    @Override
    public Summary summary(SittingId id) {
        Sitting sitting = find(id);
        List<StoredSegment> segments = index.of(id);
        List<Segment.Times> media = segments.stream()
                .map(StoredSegment::segment)
                .filter(segment -> segment.kind() == Segment.Kind.MEDIA)
                .filter(segment -> segment.take().stream() == StreamName.CAMERA)
                .map(Segment::times)
                .toList();
        Optional<Instant> startedAt =
                media.stream().map(Segment.Times::startedAt).min(Long::compare).map(Instant::ofEpochMilli);
        Duration recorded = Duration.ofMillis(
                media.stream().mapToLong(Segment.Times::duration).sum());
        return new Summary(
                startedAt,
                recorded,
                seals.of(id).sealed(),
                completeness.of(sitting, segments),
                gaps(sitting, segments));
    }

    @Override
    public Optional<Beginning> beginning(SittingId id) {
        return playback.beginning(id)
                .map(index -> new Beginning(
                        JsonMapper.shared().writeValueAsString(index),
                        index.streams().stream()
                                .flatMap(stream -> stream.takes().stream())
                                .filter(take -> !take.segments().isEmpty())
                                .map(take -> take.address() + "/beginning")
                                .toList()));
    }

    @Override
    public List<Gap> gaps(SittingId id) {
        return gaps(find(id), index.of(id));
    }

    @Override
    public Map<SittingId, Instant> startedAt(Collection<SittingId> sittings) {
        return index.startedAt(StreamName.CAMERA, sittings);
    }

    private Sitting find(SittingId id) {
        return sittings.find(id).orElseThrow(() -> new NoSuchElementException("no sitting " + id));
    }

    private List<Gap> gaps(Sitting sitting, List<StoredSegment> segments) {
        return completeness.gaps(sitting, segments).stream()
                .map(RecordedSittings::gap)
                .toList();
    }

    @Override
    public List<Span> spans(SittingId sitting) {
        List<Span> spans = new ArrayList<>();
        Optional<TakeId> before = Optional.empty();
        for (StoredSegment stored : damaged.leftOf(sitting, index.of(sitting))) {
            Segment segment = stored.segment();
            if (segment.kind() == Segment.Kind.MEDIA) {
                Span span = span(segment);
                boolean same = before.filter(segment.take()::equals).isPresent();
                boolean goesOn =
                        same && !span.from().isAfter(spans.getLast().to().plus(Completeness.SEAM));
                spans.add(goesOn ? joined(spans.removeLast(), span) : span);
                before = Optional.of(segment.take());
            }
        }
        return spans.stream()
                .sorted(Comparator.comparing(Span::stream).thenComparing(Span::from))
                .toList();
    }

    private static Span span(Segment segment) {
        Segment.Times times = segment.times();
        return new Span(
                segment.take().stream().code(),
                Instant.ofEpochMilli(times.startedAt()),
                Instant.ofEpochMilli(times.startedAt() + times.duration()));
    }

    private static Span joined(Span one, Span next) {
        return new Span(one.stream(), one.from(), next.to().isAfter(one.to()) ? next.to() : one.to());
    }

    private static Gap gap(GapLedger.Gap gap) {
        return new Gap(
                gap.stream().code(),
                Instant.ofEpochMilli(gap.from()),
                Instant.ofEpochMilli(gap.to()),
                gap.cause().code());
    }
}
