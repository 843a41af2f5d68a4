package app.vigil.lti.ags;

import org.jspecify.annotations.Nullable;

/** A service call that did not succeed, with its kind; never carries a fetched body. */
public final class PlatformFailure extends RuntimeException {

    private final ScoreOutcome.Kind kind;

    public PlatformFailure(ScoreOutcome.Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public ScoreOutcome.Kind kind() {
        return kind;
    }
}
