package app.vigil.calendar;

import java.util.Locale;

/** In whose hands a deadline is; the rooms above know who that is for an exam. */
public enum Responsible {
    /** Whoever set the exam up. */
    ORGANISER,
    /** Whoever teaches the course. */
    TEACHER,
    PROCTOR,
    /** The proctor whose second opinion was asked for, named. */
    COLLEAGUE,
    DECISION_MAKER,
    COORDINATOR,
    /** Whose signature a paper waits for, named. */
    SIGNER,
    /** A right that runs out and nobody's duty. */
    EXAMINEE;

    /** Each has a term of the own for the same thing. */
    boolean named() {
        return this == COLLEAGUE || this == SIGNER;
    }

    /** Stored; also part of message keys {@code deadline.by.<code>}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
