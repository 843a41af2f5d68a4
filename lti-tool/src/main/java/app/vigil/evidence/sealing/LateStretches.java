package app.vigil.evidence.sealing;

import app.vigil.evidence.EvidenceSupplemented.Stretch;
import app.vigil.evidence.recording.Segment;
import app.vigil.evidence.recording.StoredSegment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Puts late segments together to what a person would jump to. */
final class LateStretches {

    private static final Duration JOINS = Duration.ofSeconds(10);

    /** So that an event stays small; more than these become one from the first to the last. */
    private static final int MOST = 50;

    private LateStretches() {}

    static List<Stretch> of(List<StoredSegment> segments) {
        List<Stretch> stretches = new ArrayList<>();
        segments.stream()
                .map(StoredSegment::segment)
                .filter(segment -> segment.kind() == Segment.Kind.MEDIA)
                .map(Segment::times)
                .sorted(Comparator.comparingLong(Segment.Times::startedAt))
                .forEach(times -> add(stretches, times));
        return stretches.size() <= MOST
                ? List.copyOf(stretches)
                : List.of(new Stretch(
                        stretches.getFirst().from(), stretches.getLast().to()));
    }

    private static void add(List<Stretch> stretches, Segment.Times times) {
        Instant from = Instant.ofEpochMilli(times.startedAt());
        Instant to = from.plusMillis(times.duration());
        Stretch last = stretches.isEmpty() ? null : stretches.getLast();
        if (last == null || from.isAfter(last.to().plus(JOINS))) {
            stretches.add(new Stretch(from, to));
        } else if (to.isAfter(last.to())) {
            stretches.set(stretches.size() - 1, new Stretch(last.from(), to));
        }
    }
}
