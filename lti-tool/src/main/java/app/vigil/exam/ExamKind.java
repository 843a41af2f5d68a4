package app.vigil.exam;

import app.vigil.people.Duty;
import java.util.Set;

/** Exam kinds of R2-001; wording of screens and documents follows the kind (R2-002). */
public enum ExamKind {
    ENTRANCE("entrance"),
    INTERMEDIATE("intermediate"),
    FINAL("final");

    private final String code;

    ExamKind(String code) {
        this.code = code;
    }

    /**
     * Duties that only an appointment for the very exam gives: of a final exam's protocol nobody learns but the members
     * of its state examination commission (R2-049). Elsewhere one for the unit, such as the admission committee, will do.
     */
    public Set<Duty> dutiesOfTheExamItself() {
        return this == FINAL ? Set.of(Duty.DECISION_MAKER) : Set.of();
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
