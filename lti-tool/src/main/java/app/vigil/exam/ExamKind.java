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
}
