package app.vigil.lti.service;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A service call that brought no 2xx answer; carries the status and never a fetched body. */
public final class ServiceFailure extends RuntimeException {

    /** There was no answer. */
    public static final int UNREACHABLE = 0;

    /** Stands, besides the platform's own answer, for what the tool itself forbids: inactive, foreign host. */
    public static final int FORBIDDEN = 403;

    private final int status;
    private final transient @Nullable Duration retryAfter;

    ServiceFailure(int status, String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(message, cause);
        this.status = status;
        this.retryAfter = retryAfter;
    }

    /** The HTTP status, or {@link #UNREACHABLE}. */
    public int status() {
        return status;
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
