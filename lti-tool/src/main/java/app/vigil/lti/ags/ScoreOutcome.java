package app.vigil.lti.ags;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a score post ended.
 *
 * @param httpStatus 0 when there was no answer
 * @param retryAfter of a throttled answer
 */
public record ScoreOutcome(
        Kind kind, int httpStatus, @Nullable Duration retryAfter) {

    /** Distinct outcomes; only {@link #retryable()} ones may be tried again unchanged. */
    public enum Kind {
        DELIVERED,
        /** 409: the platform holds a newer or equal timestamp. */
        CONFLICT,
        /** 400: for example a user who cannot be graded. */
        REFUSED,
        /** 401 after one renewal, or no token. */
        UNAUTHORIZED,
        FORBIDDEN,
        NOT_FOUND,
        THROTTLED,
        /** 5xx. */
        PLATFORM_ERROR,
        /** No connection, timeout. */
        UNREACHABLE;

        /** The kind of an HTTP status; 0 stands for no answer. */
        public static Kind ofStatus(int status) {
            return switch (status) {
                case 0, 408 -> UNREACHABLE;
                case 401 -> UNAUTHORIZED;
                case 403 -> FORBIDDEN;
                case 404, 410 -> NOT_FOUND;
                case 409 -> CONFLICT;
                case 429 -> THROTTLED;
                default -> ofStatusClass(status / 100);
            };
        }

        private static Kind ofStatusClass(int hundreds) {
            return switch (hundreds) {
                case 2 -> DELIVERED;
                case 4 -> REFUSED;
                default -> PLATFORM_ERROR;
            };
        }

        public boolean retryable() {
            return this == THROTTLED || this == PLATFORM_ERROR || this == UNREACHABLE || this == UNAUTHORIZED;
        }
    }
}
