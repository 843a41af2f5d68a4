package app.vigil.decision.papers;

import app.vigil.exam.ExamKind;
import java.util.Arrays;

/** The papers the regulations name for an exam; labels are {@code paper.kind.<code>}. */
public enum PaperKind {
    /** App. 4 and 4.1 (R2-060, R2-068). */
    PROTOCOL("protocol"),
    /** App. 3 of S4 (R4-060). */
    VIOLATION_ACT("violation-act"),
    /** App. 3 (R2-059). */
    ACCESS_REQUEST("access-request"),
    /** R2-050. */
    RESULT_SHEET("result-sheet"),
    /** R2-051. */
    PUBLICATION_LIST("publication-list"),
    /** R2-046. */
    HAND_OVER_REGISTER("hand-over-register");

    private final String code;

    PaperKind(String code) {
        this.code = code;
    }

    /** Stored, never translated; also the name of the form's file. */
    public String code() {
        return code;
    }

    /** Only the results of an admission are announced to everybody (R2-051). */
    public boolean belongsTo(ExamKind exam) {
        return this != PUBLICATION_LIST || exam == ExamKind.ENTRANCE;
    }

    /** Finds a kind by its code. */
    public static PaperKind ofCode(String code) {
        return Arrays.stream(values())
                .filter(kind -> kind.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown paper " + code));
    }
}
