package app.vigil.sitting;

/** States of a sitting; which step may follow which is in one table, {@code Transitions}. */
public enum SittingState {
    LAUNCHED("launched"),
    CONSENTED("consented"),
    CHECKED("checked"),
    IDENTIFIED("identified"),
    RUNNING("running"),
    PAUSED("paused"),
    FINISHED("finished"),
    DECLINED("declined"),
    TERMINATED("terminated"),
    ABANDONED("abandoned"),
    EXPIRED("expired");

    private final String code;

    SittingState(String code) {
        this.code = code;
    }

    /** Stored, never translated. */
    public String code() {
        return code;
    }

    /** Finds a state by its code. */
    public static SittingState ofCode(String code) {
        for (SittingState state : values()) {
            if (state.code.equals(code)) {
                return state;
            }
        }
        throw new IllegalArgumentException("unknown sitting state " + code);
    }

    /** No step leads out. */
    public boolean ended() {
        return switch (this) {
            case FINISHED, DECLINED, TERMINATED, ABANDONED, EXPIRED -> true;
            case LAUNCHED, CONSENTED, CHECKED, IDENTIFIED, RUNNING, PAUSED -> false;
        };
    }

    /** Evidence may be recorded live. */
    public boolean recording() {
        return this == RUNNING || this == PAUSED;
    }
}
