package app.vigil.mail;

import java.util.Arrays;

/** Where a letter is; labels are {@code letter.state.<code>}. */
public enum LetterState {
    QUEUED("queued"),
    /** A mail server took it. */
    SENT("sent"),
    /** It will not be sent unless somebody asks again. */
    FAILED("failed"),
    /** The recipient's server said that there is no such mailbox. */
    BOUNCED("bounced");

    private final String code;

    LetterState(String code) {
        this.code = code;
    }

    /** Stored, never translated. */
    public String code() {
        return code;
    }

    /** Somebody has to look at it. */
    public boolean troubled() {
        return this == FAILED || this == BOUNCED;
    }

    static LetterState ofCode(String code) {
        return Arrays.stream(values())
                .filter(state -> state.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown state of a letter " + code));
    }
}
