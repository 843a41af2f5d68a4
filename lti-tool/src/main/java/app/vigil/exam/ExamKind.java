package app.vigil.exam;

/** Exam kinds of R2-001; wording of screens and documents follows the kind (R2-002). */
public enum ExamKind {
    ENTRANCE("entrance"),
    INTERMEDIATE("intermediate"),
    FINAL("final");

    private final String code;

    ExamKind(String code) {
        this.code = code;
    }

    /** Stored, never translated. */
    public String code() {
        return code;
    }

    /** Finds a kind by its code. */
    public static ExamKind ofCode(String code) {
        for (ExamKind one : values()) {
            if (one.code.equals(code)) {
                return one;
            }
        }
        throw new IllegalArgumentException("unknown exam kind " + code);
    }
}
