package app.vigil.lti.ags;

import app.vigil.lti.ags.Score.ActivityProgress;
import app.vigil.lti.ags.Score.GradingProgress;
import app.vigil.lti.ags.Scores.Result;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Scores as this tool writes them, results as platforms do: a number that is none, and words for whatever is missing. */
final class ScoreJson {

    /** Whole seconds, because platforms compare no finer; written with the fraction the clause wants (3.4.2). */
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'.000Z'").withZone(ZoneOffset.UTC);

    private ScoreJson() {}

    static Result result(JsonNode node) {
        JsonNode score = node.path("resultScore");
        return new Result(
                score.isNumber() ? Optional.of(score.asDouble()) : Optional.empty(),
                node.path("resultMaximum").asDouble(1),
                Optional.ofNullable(node.path("comment").asString(null)));
    }

    static Map<String, Object> write(Score score) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("userId", score.userId());
        body.put("timestamp", TIMESTAMP.format(score.timestamp()));
        body.put("activityProgress", name(score.activityProgress()));
        body.put("gradingProgress", name(score.gradingProgress()));
        Double given = score.scoreGiven();
        if (given != null) {
            body.put("scoreGiven", given);
            body.put("scoreMaximum", score.scoreMaximum());
        }
        String comment = score.comment();
        if (comment != null) {
            body.put("comment", comment);
        }
        return body;
    }

    private static String name(ActivityProgress progress) {
        return switch (progress) {
            case INITIALIZED -> "Initialized";
            case STARTED -> "Started";
            case IN_PROGRESS -> "InProgress";
            case SUBMITTED -> "Submitted";
            case COMPLETED -> "Completed";
        };
    }

    private static String name(GradingProgress progress) {
        return switch (progress) {
            case FULLY_GRADED -> "FullyGraded";
            case PENDING -> "Pending";
            case PENDING_MANUAL -> "PendingManual";
            case FAILED -> "Failed";
            case NOT_READY -> "NotReady";
        };
    }
}
