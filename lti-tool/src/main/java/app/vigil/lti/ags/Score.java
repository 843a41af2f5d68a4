package app.vigil.lti.ags;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A score to post (AGS 2.0, 3.4).
 *
 * @param timestamp whole seconds; strictly increasing per (line item, user)
 * @param scoreGiven null sends no number
 * @param comment plain text
 */
public record Score(
        String userId,
        Instant timestamp,
        ActivityProgress activityProgress,
        GradingProgress gradingProgress,
        @Nullable Double scoreGiven,
        double scoreMaximum,
        @Nullable String comment) {

    /** AGS 2.0, 3.4.5; names are sent as {@code Initialized} and so on. */
    public enum ActivityProgress {
        INITIALIZED,
        STARTED,
        IN_PROGRESS,
        SUBMITTED,
        COMPLETED
    }

    /** AGS 2.0, 3.4.6. */
    public enum GradingProgress {
        FULLY_GRADED,
        PENDING,
        PENDING_MANUAL,
        FAILED,
        NOT_READY
    }
}
