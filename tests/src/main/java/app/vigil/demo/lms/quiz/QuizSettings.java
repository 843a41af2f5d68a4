package app.vigil.demo.lms.quiz;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * What a teacher sets for a quiz; absent times and limits mean none.
 *
 * @param proctoredBy course module of the tool activity that proctors the quiz; absent means nobody
 */
public record QuizSettings(
        @Nullable Instant opens,
        @Nullable Instant closes,
        @Nullable Integer minutes,
        @Nullable Restriction restriction,
        @Nullable String proctoredBy) {

    /** "Restrict access": the grade of an item must be at least so many percent of its maximum. */
    public record Restriction(String itemId, double percent) {}

    boolean hasOpened(Instant now) {
        return opens == null || !now.isBefore(opens);
    }

    boolean hasClosed(Instant now) {
        return closes != null && !now.isBefore(closes);
    }

    @Nullable
    LocalDateTime opensInUtc() {
        return opens == null ? null : LocalDateTime.ofInstant(opens, ZoneOffset.UTC);
    }

    @Nullable
    LocalDateTime closesInUtc() {
        return closes == null ? null : LocalDateTime.ofInstant(closes, ZoneOffset.UTC);
    }

    /** When an attempt started now must end. */
    @Nullable
    Instant deadline(Instant start) {
        Instant byLimit = minutes == null ? null : start.plusSeconds(minutes * 60L);
        if (byLimit == null || closes == null) {
            return byLimit == null ? closes : byLimit;
        }
        return byLimit.isBefore(closes) ? byLimit : closes;
    }
}
