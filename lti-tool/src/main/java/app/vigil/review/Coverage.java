package app.vigil.review;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which parts of a recording somebody has seen: intervals in epoch milliseconds, sorted, not overlapping.
 */
record Coverage(List<Interval> watched) {

    static final Coverage NOTHING = new Coverage(List.of());

    /** Players report often; this is far more than a sitting watched in pieces needs. */
    private static final int MOST_INTERVALS = 5000;

    private static final JsonMapper JSON = JsonMapper.shared();

    record Interval(long from, long to) {

        Interval {
            if (to < from) {
                throw new IllegalArgumentException("an interval ends before it begins");
            }
        }
    }

    Coverage {
        watched = List.copyOf(watched);
    }

    static Coverage parse(String json) {
        return of(JSON.readValue(json, long[][].class));
    }

    static Coverage of(long[][] pairs) {
        List<Interval> intervals = new ArrayList<>(pairs.length);
        for (long[] pair : pairs) {
            if (pair.length != 2) {
                throw new IllegalArgumentException("an interval has two ends");
            }
            intervals.add(new Interval(pair[0], pair[1]));
        }
        return merging(intervals);
    }

    static Coverage merging(List<Interval> intervals) {
        return new Coverage(merged(intervals));
    }

    /** What both have. */
    Coverage and(Coverage other) {
        return minus(minus(other));
    }

    Coverage plus(Coverage other) {
        List<Interval> both = new ArrayList<>(watched);
        both.addAll(other.watched);
        List<Interval> union = merged(both);
        if (union.size() > MOST_INTERVALS) {
            throw new IllegalArgumentException("more than " + MOST_INTERVALS + " intervals");
        }
        return new Coverage(union);
    }

    /** What is left of this where the other is not. */
    Coverage minus(Coverage other) {
        List<Interval> left = watched;
        for (Interval gone : other.watched) {
            left = left.stream()
                    .flatMap(one -> Stream.of(
                            new Interval(one.from(), Math.clamp(gone.from(), one.from(), one.to())),
                            new Interval(Math.clamp(gone.to(), one.from(), one.to()), one.to())))
                    .filter(one -> one.to() > one.from())
                    .toList();
        }
        return new Coverage(left);
    }

    long[][] pairs() {
        return watched.stream()
                .map(interval -> new long[] {interval.from(), interval.to()})
                .toArray(long[][]::new);
    }

    String toJson() {
        return JSON.writeValueAsString(pairs());
    }

    /** Seen share of the time between the two instants, in whole percent. */
    int percentOf(Instant from, Instant to) {
        long begin = from.toEpochMilli();
        long end = to.toEpochMilli();
        long seen = watched.stream()
                .mapToLong(one -> Math.max(0, Math.min(one.to(), end) - Math.max(one.from(), begin)))
                .sum();
        return end > begin ? (int) (100 * seen / (end - begin)) : 0;
    }

    private static List<Interval> merged(List<Interval> intervals) {
        List<Interval> union = new ArrayList<>();
        intervals.stream().sorted(Comparator.comparingLong(Interval::from)).forEach(next -> {
            Interval last = union.isEmpty() ? null : union.getLast();
            if (last != null && next.from() <= last.to()) {
                union.set(union.size() - 1, new Interval(last.from(), Math.max(last.to(), next.to())));
            } else if (next.to() > next.from()) {
                union.add(next);
            }
        });
        return union;
    }
}
