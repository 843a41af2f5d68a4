package app.vigil.review;

import app.vigil.review.ReviewDocument.Gap;
import app.vigil.review.ReviewDocument.Why;
import java.util.List;
import java.util.Map;

/**
 * All second looks at a recording, the newest first, and by which rules the next one is made: those of the sitting's own
 * snapshot. Instants are epoch milliseconds, labels in the reader's language.
 */
public record ReanalysisDocument(List<Setting> rules, List<Run> runs) {

    /** How the exam has a rule. */
    public record Setting(String code, boolean allowed, boolean lifted, boolean controlled, double thresholdSeconds) {}

    /** @param by name of who made it */
    public record Run(
            String id,
            String by,
            long at,
            String agent,
            Map<String, Integer> everyMs,
            long from,
            long to,
            long tookMs,
            List<String> rules,
            List<Mark> marks,
            List<Gap> notAnalysed) {}

    /** @param violation what it would be as a proctor's own mark */
    public record Mark(
            String id,
            String rule,
            String label,
            String violation,
            long startedAt,
            long endedAt,
            double value,
            double threshold,
            String unit,
            double confidence,
            String detector,
            Why why) {}
}
