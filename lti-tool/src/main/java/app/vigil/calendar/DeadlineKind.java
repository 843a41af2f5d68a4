package app.vigil.calendar;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** The deadlines of the regulations (E.7) that have an object in the tool; labels are {@code deadline.<code>}. */
public enum DeadlineKind {
    /** The list of proctors is approved (R2-009, R1-031). */
    STAFF_LIST(Responsible.ORGANISER, DeadlineStart.EXAM_OPENS),
    /** The bank of questions is complete, and the test stands in the course (R2-036). */
    QUESTION_BANK(Responsible.TEACHER, DeadlineStart.EXAM_OPENS),
    /** Access is requested and the examinees are told (R2-037). */
    ACCESS_REQUEST(Responsible.ORGANISER, DeadlineStart.EXAM_OPENS),
    /** The identity is established and the recording reviewed (R2-012, R2-033, R2-044). */
    REVIEW(Responsible.PROCTOR, DeadlineStart.SITTING_ENDED, DeadlineStart.RECORDING_SEALED),
    /** A colleague says what the status is in the own eyes (R2-065): for as long, the first one's word stands alone. */
    SECOND_OPINION(Responsible.COLLEAGUE, DeadlineStart.SECOND_ASKED),
    /** Credited or not, after the status (R2-047). */
    DECISION(Responsible.DECISION_MAKER, DeadlineStart.STATUS_SET),
    /** A registered paper is signed (R2-047, R4-062). */
    SIGNATURE(Responsible.SIGNER, DeadlineStart.PAPER_REGISTERED),
    /** Whoever confirmed a violation draws up the act on it (R4-056). */
    VIOLATION_ACT(Responsible.PROCTOR, DeadlineStart.VIOLATION_FOUND),
    /** The coordinator confirms an act on violations (R4-062). */
    ACT_CONFIRMATION(Responsible.COORDINATOR, DeadlineStart.ACT_SIGNED),
    /** A teacher checks answers and enters the points in the LMS (R2-043). */
    TEACHER_CHECK(Responsible.TEACHER, DeadlineStart.SITTING_ENDED),
    /** Examinees are told the result and the result sheet is drawn up (R2-050). */
    RESULTS(Responsible.DECISION_MAKER, DeadlineStart.SITTING_ENDED),
    /** The results of an entrance examination are announced, as the rules of admission say (R2-051). */
    PUBLICATION(Responsible.DECISION_MAKER, DeadlineStart.SITTING_ENDED),
    /** The signed protocol is with the dean's office (R2-046). */
    HAND_OVER(Responsible.DECISION_MAKER, DeadlineStart.PAPER_REGISTERED),
    /** How long an examinee may appeal against a result (R3-026): shown, never overdue. */
    APPEAL(Responsible.EXAMINEE, DeadlineStart.RESULT_TOLD);

    private final Responsible responsible;
    private final Set<DeadlineStart> starts;

    DeadlineKind(Responsible responsible, DeadlineStart... starts) {
        this.responsible = responsible;
        this.starts = Set.of(starts);
    }

    public Responsible responsible() {
        return responsible;
    }

    /** The events an institution may have it counted from. */
    public Set<DeadlineStart> starts() {
        return starts;
    }

    /** Stored, never translated; also the name in the institution profiles. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind of a stored code. */
    public static DeadlineKind ofCode(String code) {
        return Arrays.stream(values())
                .filter(kind -> kind.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown deadline " + code));
    }
}
