package app.vigil.lti.ags;

import app.vigil.lti.service.ServiceFailure;
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
        /** 401 after one renewal, or no token for this client. */
        UNAUTHORIZED,
        FORBIDDEN,
        /** The platform gives no token for the scope of this call. */
        SCOPE_MISSING,
        /** The tool itself forbids it: registration switched off, foreign host, address that is not public. */
        NOT_ALLOWED,
        NOT_FOUND,
        THROTTLED,
        /** 5xx, or an answer of another form than the service promises. */
        PLATFORM_ERROR,
        /** No complete answer in time; the call may have been obeyed all the same. */
        TIMED_OUT,
        /** No connection. */
        UNREACHABLE;

        /** The kind of a failed service call. */
        public static Kind of(ServiceFailure failure) {
            return switch (failure.kind()) {
                case ANSWERED -> ofStatus(failure.status());
                case UNREACHABLE, UNTRUSTED -> UNREACHABLE;
                case TIMED_OUT -> TIMED_OUT;
                case NOT_ALLOWED -> NOT_ALLOWED;
                case UNREADABLE -> PLATFORM_ERROR;
                case TOKEN_REFUSED -> UNAUTHORIZED;
                case SCOPE_REFUSED -> SCOPE_MISSING;
            };
        }

        /** The kind of an HTTP status; 0 stands for no answer. */
        public static Kind ofStatus(int status) {
            return switch (status) {
                case 0 -> UNREACHABLE;
                case 408, 504 -> TIMED_OUT;
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
            return switch (this) {
                case THROTTLED, PLATFORM_ERROR, TIMED_OUT, UNREACHABLE, UNAUTHORIZED -> true;
                case DELIVERED, CONFLICT, REFUSED, FORBIDDEN, SCOPE_MISSING, NOT_ALLOWED, NOT_FOUND -> false;
            };
        }
    }
}
