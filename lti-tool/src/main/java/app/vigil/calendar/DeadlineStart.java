package app.vigil.calendar;

import java.util.Locale;

/** The event a term is counted from. */
public enum DeadlineStart {
    EXAM_OPENS,
    SITTING_ENDED,
    RECORDING_SEALED,
    SECOND_ASKED,
    STATUS_SET,
    VIOLATION_FOUND,
    PAPER_REGISTERED,
    ACT_SIGNED,
    RESULT_TOLD;

    /** As the institution profiles write it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
