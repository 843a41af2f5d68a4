package app.vigil.lti.service;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A service call that brought no usable answer; carries kind and status and never a fetched body. */
public final class ServiceFailure extends RuntimeException {

    /** There was no answer. */
    public static final int UNREACHABLE = 0;

    private final Kind kind;
    private final int status;
    private final transient @Nullable Duration retryAfter;

    ServiceFailure(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.status = kind.status;
        this.retryAfter = null;
    }

    /** An answer of the platform that is no success. */
    ServiceFailure(int status, String message, @Nullable Duration retryAfter) {
        super(message);
        this.kind = Kind.ANSWERED;
        this.status = status;
        this.retryAfter = retryAfter;
    }

    public Kind kind() {
        return kind;
    }

    /** The HTTP status of the platform's answer, or the one that comes nearest; {@link #UNREACHABLE} without an answer. */
    public int status() {
        return status;
    }

    /** How long the platform asked to wait, counted from its answer. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    /** What went wrong. */
    public enum Kind {
        /** The platform answered with another status than 2xx. */
        ANSWERED(ServiceFailure.UNREACHABLE),
        /** No name, no connection. */
        UNREACHABLE(ServiceFailure.UNREACHABLE),
        /** Connected or not, no complete answer in time: it may have been obeyed all the same. */
        TIMED_OUT(408),
        /** No valid certificate. */
        UNTRUSTED(ServiceFailure.UNREACHABLE),
        /** What the tool itself forbids: registration switched off, foreign host, address that is not public. */
        NOT_ALLOWED(403),
        /** Too large, or of another form than the service promises. */
        UNREADABLE(502),
        /** The platform gives this client no token: it does not know the client or cannot verify its signature. */
        TOKEN_REFUSED(401),
        /** The platform gives no token for this scope. */
        SCOPE_REFUSED(403);

        private final int status;

        Kind(int status) {
            this.status = status;
        }
    }
}
