package app.vigil.demo.lms.ags;

import app.vigil.demo.lms.token.ServiceException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A posted score, checked.
 *
 * @see <a href="https://www.imsglobal.org/spec/lti-ags/v2p0#score-publish-service">AGS 2.0, 3.4</a>
 */
record Score(
        String userId,
        Instant timestamp,
        String gradingProgress,
        @Nullable Double given,
        double maximum,
        @Nullable String comment) {

    private static final Set<String> ACTIVITY_PROGRESS =
            Set.of("Initialized", "Started", "InProgress", "Submitted", "Completed");
    private static final Set<String> GRADING_PROGRESS =
            Set.of("FullyGraded", "Pending", "PendingManual", "Failed", "NotReady");

    static Score of(JsonNode body) {
        String activity = required(body, "activityProgress");
        check(ACTIVITY_PROGRESS.contains(activity), "activityProgress is unknown: " + activity);
        String grading = required(body, "gradingProgress");
        check(GRADING_PROGRESS.contains(grading), "gradingProgress is unknown: " + grading);
        String comment = body.path("comment").asString("");
        return new Score(
                required(body, "userId"),
                timestamp(required(body, "timestamp")),
                grading,
                given(body),
                body.path("scoreMaximum").asDouble(0),
                comment.isBlank() ? null : comment);
    }

    private static @Nullable Double given(JsonNode body) {
        JsonNode given = body.path("scoreGiven");
        if (given.isMissingNode() || given.isNull()) {
            return null;
        }
        check(given.isNumber() && given.asDouble() >= 0, "scoreGiven must be a number from 0 on");
        check(body.path("scoreMaximum").asDouble(0) > 0, "scoreGiven needs a scoreMaximum greater than 0");
        return given.asDouble();
    }

    /** The zone is required: a local time would mean another moment on each machine. */
    private static Instant timestamp(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw new ServiceException(400, "timestamp is no ISO 8601 time with a zone");
        }
    }

    private static String required(JsonNode body, String name) {
        String text = body.path(name).asString("");
        check(!text.isBlank(), name + " is missing");
        return text;
    }

    private static void check(boolean condition, String fault) {
        if (!condition) {
            throw new ServiceException(400, fault);
        }
    }

    boolean fullyGraded() {
        return "FullyGraded".equals(gradingProgress);
    }

    /** The score on the scale of an item. */
    @Nullable
    Double scaledTo(double itemMaximum) {
        return given == null ? null : given / maximum * itemMaximum;
    }
}
