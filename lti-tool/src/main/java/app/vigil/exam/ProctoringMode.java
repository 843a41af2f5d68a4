package app.vigil.exam;

/** R2-004, R2-005. */
public enum ProctoringMode {
    SYNCHRONOUS("synchronous"),
    ASYNCHRONOUS("asynchronous");

    private final String code;

    ProctoringMode(String code) {
        this.code = code;
    }

    /** Stored, never translated. */
    public String code() {
        return code;
    }

    /** Finds a mode by its code. */
    public static ProctoringMode ofCode(String code) {
        for (ProctoringMode one : values()) {
            if (one.code.equals(code)) {
                return one;
            }
        }
        throw new IllegalArgumentException("unknown proctoring mode " + code);
    }
}
