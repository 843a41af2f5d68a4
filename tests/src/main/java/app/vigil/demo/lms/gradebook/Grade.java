package app.vigil.demo.lms.gradebook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One person's grade in one item; score and comment come and go independently.
 *
 * @param modified the timestamp of the score that is stored, or when a teacher changed the grade
 * @param overridden set by a teacher by hand
 */
public record Grade(
        String itemId,
        String personId,
        @Nullable Double score,
        @Nullable String comment,
        Instant modified,
        boolean overridden) {}
