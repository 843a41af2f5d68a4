package app.vigil.lti.doctor;

import java.util.Arrays;
import java.util.Optional;

/** What the doctor tries, in this order; labels are {@code lti.doctor.step.<code>}. */
public enum Step {
    REGISTRATION("registration"),
    KEY_SET("key-set"),
    TOKEN("token"),
    LINE_ITEMS("line-items"),
    SCORE("score"),
    MEMBERSHIPS("memberships");

    private final String code;

    Step(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** Counted from one. */
    public int number() {
        return ordinal() + 1;
    }

    /** The step after this one; empty after the last. */
    public Optional<Step> next() {
        return Arrays.stream(values()).skip(number()).findFirst();
    }

    /** The step of that code. */
    public static Optional<Step> ofCode(String code) {
        return Arrays.stream(values()).filter(step -> step.code.equals(code)).findFirst();
    }
}
