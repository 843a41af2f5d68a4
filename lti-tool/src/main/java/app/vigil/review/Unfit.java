package app.vigil.review;

import java.util.Locale;

/** Why somebody cannot be given a sitting (R2-003, B23); texts are {@code review.unfit.<code>}. */
public enum Unfit {
    /** Teaches the course. */
    TEACHER,
    /** Decides on the exam's results, as a member of its commission does (R2-048, R2-049). */
    DECISION_MAKER;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
