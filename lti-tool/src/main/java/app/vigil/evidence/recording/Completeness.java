package app.vigil.evidence.recording;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.vigil.sitting.Sitting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Whether a recording tells the whole sitting. That everything announced has arrived is not enough: who stops a stream
 * half-way and announces what there is would be complete. Each stream must reach from the admission to the end, apart
 * from the gaps the agent accounted for.
 */
@Component
class Completeness {

    /** What starting, stopping and changing takes may cost on a slow computer. */
    static final Duration TOLERANCE = Duration.ofSeconds(20);

    /** What may lie between two segments of a stream that goes on; a segment that is missing leaves more. */
    static final Duration SEAM = Duration.ofSeconds(1);

    /** Recording goes on without a network, and while only the page and not the encoder stood still. */
    private static final Set<GapLedger.Cause> SUPPOSED = EnumSet.of(
            GapLedger.Cause.NETWORK,
            GapLedger.Cause.DEVICE_ASLEEP,
            GapLedger.Cause.AGENT_RELOAD,
            GapLedger.Cause.UPLOAD_PENDING);

    private final Seals seals;
    private final SegmentIndex index;
    private final GapLedger ledger;

    Completeness(Seals seals, SegmentIndex index, GapLedger ledger) {
        this.seals = seals;
        this.index = index;
        this.ledger = ledger;
    }

    boolean of(Sitting sitting) {
        return seals.complete(sitting.id()) && tellsAll(sitting, index.of(sitting.id()));
    }

    /** @param segments of the sitting, for those who have read them anyway */
    boolean of(Sitting sitting, List<StoredSegment> segments) {
        return seals.complete(sitting.id()) && tellsAll(sitting, segments);
    }

    private boolean tellsAll(Sitting sitting, List<StoredSegment> segments) {
        List<GapLedger.Gap> reported = ledger.of(sitting.id());
        return reported.stream().noneMatch(gap -> gap.cause() == GapLedger.Cause.DAMAGED)
                && unreported(sitting, segments, reported).stream().noneMatch(Completeness::countsAgainstIt);
    }

    private static boolean countsAgainstIt(GapLedger.Gap gap) {
        return gap.to() - gap.from() > TOLERANCE.toMillis();
    }

    /**
     * What the agent reported and what it did not, in order of time. Of what was only supposed to be lost, such as
     * during an outage of the network, what is here is not missing.
     */
    List<GapLedger.Gap> gaps(Sitting sitting, List<StoredSegment> segments) {
        List<GapLedger.Gap> reported = ledger.of(sitting.id());
        return Stream.concat(
                        reported.stream().flatMap(gap -> stillMissing(sitting, gap, segments)),
                        unreported(sitting, segments, reported).stream())
                .sorted(Comparator.comparingLong(GapLedger.Gap::from))
                .toList();
    }

    private static Stream<GapLedger.Gap> stillMissing(
            Sitting sitting, GapLedger.Gap gap, List<StoredSegment> segments) {
        if (!SUPPOSED.contains(gap.cause())) {
            return Stream.of(gap);
        }
        Stretch supposed = new Stretch(gap.from(), gap.to());
        return holes(supposed, accounted(gap.stream(), segments, List.of()), SEAM).stream()
                .map(hole -> new GapLedger.Gap(
                        idOf(sitting, gap.stream(), hole), gap.stream(), hole.from(), hole.to(), gap.cause()));
    }

    private List<GapLedger.Gap> unreported(
            Sitting sitting, List<StoredSegment> segments, List<GapLedger.Gap> reported) {
        Instant begin = sitting.admittedAt();
        Instant end = sitting.endedAt();
        if (begin == null || end == null) {
            return List.of();
        }
        Stretch whole = new Stretch(begin.toEpochMilli(), end.toEpochMilli());
        return Stream.of(StreamName.values())
                .flatMap(stream -> unaccounted(whole, stream, segments, reported)
                        .map(hole -> new GapLedger.Gap(
                                idOf(sitting, stream, hole),
                                stream,
                                hole.from(),
                                hole.to(),
                                cause(sitting, stream, segments, hole))))
                .toList();
    }

    /** Between two segments whatever is missing, and around them what starting and stopping do not cost. */
    private static Stream<Stretch> unaccounted(
            Stretch whole, StreamName stream, List<StoredSegment> segments, List<GapLedger.Gap> reported) {
        LongSummaryStatistics here = recorded(stream, segments)
                .flatMapToLong(stretch -> LongStream.of(stretch.from(), stretch.to()))
                .summaryStatistics();
        return holes(whole, accounted(stream, segments, reported), SEAM).stream()
                .filter(hole -> hole.to() - hole.from() > TOLERANCE.toMillis()
                        || (hole.from() >= here.getMin() && hole.to() <= here.getMax()));
    }

    /** Numbers that are missing between those around a hole say that there are pictures, only not here yet. */
    private GapLedger.Cause cause(Sitting sitting, StreamName stream, List<StoredSegment> segments, Stretch hole) {
        List<Segment> stored = segments.stream()
                .map(StoredSegment::segment)
                .filter(segment -> segment.take().stream() == stream)
                .toList();
        long before = stored.stream()
                .filter(segment -> segment.times().startedAt() < hole.from())
                .mapToLong(Segment::sequence)
                .max()
                .orElse(-1);
        long after = stored.stream()
                .filter(segment -> segment.times().startedAt() >= hole.to() && segment.sequence() > before)
                .mapToLong(Segment::sequence)
                .min()
                .orElse(seals.expected(sitting.id(), stream) + 1);
        long between = stored.stream()
                .filter(segment -> segment.sequence() > before && segment.sequence() < after)
                .count();
        return after - before - 1 > between ? GapLedger.Cause.UPLOAD_PENDING : GapLedger.Cause.UNREPORTED;
    }

    /** @param from epoch milliseconds, like {@code to} */
    private record Stretch(long from, long to) {}

    private static List<Stretch> accounted(
            StreamName stream, List<StoredSegment> segments, List<GapLedger.Gap> reported) {
        Stream<Stretch> missing =
                reported.stream().filter(gap -> gap.stream() == stream).map(gap -> new Stretch(gap.from(), gap.to()));
        return Stream.concat(recorded(stream, segments), missing)
                .sorted(Comparator.comparingLong(Stretch::from))
                .toList();
    }

    /** From each segment to its end, or to the next one where the encoder went on. */
    private static Stream<Stretch> recorded(StreamName stream, List<StoredSegment> segments) {
        List<Segment> media = segments.stream()
                .map(StoredSegment::segment)
                .filter(segment -> segment.take().stream() == stream && segment.kind() == Segment.Kind.MEDIA)
                .sorted(Comparator.comparingLong(Segment::sequence))
                .toList();
        return IntStream.range(0, media.size()).mapToObj(at -> {
            Segment segment = media.get(at);
            boolean goesOn = at + 1 < media.size() && goesOn(segment, media.get(at + 1));
            long from = segment.times().startedAt();
            long to = from + segment.times().duration();
            return new Stretch(
                    from, goesOn ? Math.max(to, media.get(at + 1).times().startedAt()) : to);
        });
    }

    /**
     * Nothing was lost between two pieces of one encoder that follow each other by their numbers and by their own time;
     * where on the wall clock a busy browser puts them may differ by a little.
     */
    private static boolean goesOn(Segment segment, Segment next) {
        Segment.Times times = segment.times();
        long apart = next.times().mediaStart() - times.mediaStart() - times.duration();
        long apartOnTheWall = next.times().startedAt() - times.startedAt() - times.duration();
        return next.take().equals(segment.take())
                && next.sequence() == segment.sequence() + 1
                && Math.abs(apart) <= SEAM.toMillis()
                && apartOnTheWall <= TOLERANCE.toMillis();
    }

    private static List<Stretch> holes(Stretch whole, List<Stretch> accounted, Duration tolerated) {
        List<Stretch> holes = new ArrayList<>();
        long reached = whole.from();
        for (Stretch stretch : accounted) {
            holes.add(new Stretch(reached, Math.min(stretch.from(), whole.to())));
            reached = Math.max(reached, stretch.to());
        }
        holes.add(new Stretch(reached, whole.to()));
        return holes.stream()
                .filter(hole -> hole.to() - hole.from() > tolerated.toMillis())
                .toList();
    }

    private static UUID idOf(Sitting sitting, StreamName stream, Stretch hole) {
        return UUID.nameUUIDFromBytes((sitting.id() + "/" + stream.code() + "/" + hole.from()).getBytes(UTF_8));
    }
}
