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
}
