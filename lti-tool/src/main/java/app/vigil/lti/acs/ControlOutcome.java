package app.vigil.lti.acs;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a control action ended. */
public sealed interface ControlOutcome {

    /**
     * The platform took it.
     *
     * @param extraTime granted in all so far
     */
    record Obeyed(AssessmentStatus status, Duration extraTime) implements ControlOutcome {}

    /**
     * The platform did not take it, or nobody knows.
     *
     * @param httpStatus 0 when there was no answer
     * @param retryAfter of a throttled answer
     */
    record NotObeyed(Why why, int httpStatus, @Nullable Duration retryAfter) implements ControlOutcome {}

    /** Distinct failures; only {@link #retryable()} ones may be tried again unchanged. */
    enum Why {
        /** The platform does not list the action: it was not sent. */
        NOT_OFFERED,
        /** 400 and the like: unknown attempt, or not in this state. */
        REFUSED,
        /** 401 after one renewal, or no token. */
        UNAUTHORIZED,
        FORBIDDEN,
        NOT_FOUND,
        CONFLICT,
        /** 406, 415. */
        MEDIA_TYPE,
        THROTTLED,
        /** 5xx. */
        PLATFORM_ERROR,
        /** No connection, timeout. */
        UNREACHABLE,
        /** Accepted, but the answer names no status of the standard. */
        UNREADABLE;

        /** The failure of an HTTP status that is no 2xx; 0 stands for no answer. */
        public static Why ofStatus(int status) {
            return switch (status) {
                case 0, 408 -> UNREACHABLE;
                case 401 -> UNAUTHORIZED;
                case 403 -> FORBIDDEN;
                case 404, 410 -> NOT_FOUND;
                case 406, 415 -> MEDIA_TYPE;
                case 409 -> CONFLICT;
                case 429 -> THROTTLED;
                default -> status / 100 == 4 ? REFUSED : PLATFORM_ERROR;
            };
        }

        /** Stored, never translated. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The failure of a stored code. */
        public static Why ofCode(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
        }

        public boolean retryable() {
            return this == THROTTLED || this == PLATFORM_ERROR || this == UNREACHABLE || this == UNAUTHORIZED;
        }
    }
}
