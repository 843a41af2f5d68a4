package app.vigil.passback;

import app.vigil.lti.ags.ScoreOutcome;

/** Why a score is not where it should be; plain words are {@code passback.reason.<code>}. */
public enum Reason {
    UNREACHABLE("unreachable"),
    PLATFORM_ERROR("platform-error"),
    THROTTLED("throttled"),
    UNAUTHORIZED("unauthorized"),
    FORBIDDEN("forbidden"),
    ITEM_MISSING("item-missing"),
    NOT_LINKED("not-linked"),
    USER_REFUSED("user-refused"),
    NEWER_ON_PLATFORM("newer-on-platform"),
    /** The gradebook shows another grade than the last one of ours: somebody entered it there. */
    CHANGED_ON_PLATFORM("changed-on-platform"),
    /** A status without number would erase the grade a person put there. */
    GRADE_IN_PLACE("grade-in-place"),
    /** Accepted, but the platform shows something else: locked or overridden by a teacher. */
    SHOWN_DIFFERENTLY("shown-differently"),
    /** Delivered, though the platform does not let us read it back. */
    UNCONFIRMED("unconfirmed");

    private final String code;

    Reason(String code) {
        this.code = code;
    }

    /** Stored, never translated. */
    public String code() {
        return code;
    }

    /** What an outcome of the platform means for a score. */
    static Reason of(ScoreOutcome.Kind kind) {
        return switch (kind) {
            case DELIVERED -> UNCONFIRMED;
            case CONFLICT -> NEWER_ON_PLATFORM;
            case REFUSED -> USER_REFUSED;
            case UNAUTHORIZED -> UNAUTHORIZED;
            case FORBIDDEN, SCOPE_MISSING, NOT_ALLOWED -> FORBIDDEN;
            case NOT_FOUND -> ITEM_MISSING;
            case THROTTLED -> THROTTLED;
            case PLATFORM_ERROR -> PLATFORM_ERROR;
            case TIMED_OUT, UNREACHABLE -> UNREACHABLE;
        };
    }

    static Reason ofCode(String code) {
        for (Reason reason : values()) {
            if (reason.code.equals(code)) {
                return reason;
            }
        }
        throw new IllegalArgumentException("unknown reason " + code);
    }
}
