package app.vigil.lti.ags;

import app.vigil.lti.service.ServiceFailure;
import org.jspecify.annotations.Nullable;

/** A service call that did not succeed, with its kind; never carries a fetched body. */
public final class PlatformFailure extends RuntimeException {

    private final ScoreOutcome.Kind kind;

    public PlatformFailure(ScoreOutcome.Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** The failure of a service call. */
    public static PlatformFailure of(ServiceFailure failure) {
        return new PlatformFailure(ScoreOutcome.Kind.of(failure), String.valueOf(failure.getMessage()), failure);
    }

    public ScoreOutcome.Kind kind() {
        return kind;
    }
}
