package app.vigil.review;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A second look at a stored recording: what detectors of a later day found in it, in a reviewer's browser. It stands
 * beside the marks of the sitting and changes none of them. Instants are epoch milliseconds.
 *
 * @param agent versions of agent and detectors, as product tokens
 * @param everyMs how often what was looked at, by the name of what looked
 * @param rules that were looked for
 * @param notAnalysed of all rules that the exam watches
 */
public record Reanalysis(
        UUID id,
        String agent,
        Map<String, Integer> everyMs,
        long from,
        long to,
        long tookMs,
        List<String> rules,
        List<Mark> marks,
        List<Unseen> notAnalysed) {

    /** Checks that it is as long as it says, and no longer than a sitting can make it. */
    public Reanalysis {
        everyMs = Map.copyOf(everyMs);
        rules = List.copyOf(rules);
        marks = List.copyOf(marks);
        notAnalysed = List.copyOf(notAnalysed);
        requireShort(agent, 1000);
        require(id != null && from <= to && tookMs >= 0);
        require(everyMs.size() <= 20 && rules.size() <= 50 && marks.size() <= 2000 && notAnalysed.size() <= 5000);
        everyMs.forEach((name, pause) -> require(name.length() <= 40 && pause > 0));
    }

    /** What a rule concluded from what the detectors found. */
    public record Mark(
            UUID id,
            String rule,
            long startedAt,
            long endedAt,
            double value,
            double threshold,
            String unit,
            double confidence,
            String detector,
            @Nullable String cause,
            ReviewDocument.@Nullable Reading reading,
            @Nullable String model) {

        /** Checks that it is one a detector can make. */
        public Mark {
            require(id != null && startedAt <= endedAt && confidence >= 0 && confidence <= 1);
            require(Double.isFinite(value) && Double.isFinite(threshold));
            requireShort(rule, 40);
            requireShort(unit, 20);
            requireShort(detector, 80);
            requireShort(cause == null ? "" : cause, 40);
            requireShort(model == null ? "" : model, 200);
            if (reading != null) {
                requireShort(reading.of(), 40);
                require(Double.isFinite(reading.value()) && Double.isFinite(reading.limit()));
            }
        }
    }

    /** A stretch in which a rule could not be looked for. */
    public record Unseen(String rule, long from, long to, String reason) {

        /** Checks that it does not end before it begins. */
        public Unseen {
            require(from <= to);
            requireShort(rule, 40);
            requireShort(reason, 60);
        }
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw new IllegalArgumentException("malformed reanalysis");
        }
    }

    /** What JSON left out arrives as null, whatever the type says. */
    private static void requireShort(@Nullable String text, int longest) {
        require(text != null && text.length() <= longest);
    }
}
