package app.vigil.mail;

import java.util.Arrays;

/** Why a letter is not sent, or not yet; plain words are {@code letter.trouble.<code>}. */
public enum LetterTrouble {
    NOT_CONFIGURED("not-configured"),
    UNREACHABLE("unreachable"),
    /** The mail server does not accept the tool's own user name and password. */
    UNAUTHORIZED("unauthorized"),
    /** Come again later, says the server. */
    ASKED_TO_WAIT("asked-to-wait"),
    /** The server takes no such letter, from this sender or at all. */
    REFUSED("refused"),
    /** There is no such mailbox. */
    NO_MAILBOX("no-mailbox"),
    /** The LMS told no address of this person. */
    NO_ADDRESS("no-address"),
    /** The address is not of the institution's domain (R2-045, R2-061). */
    FOREIGN_ADDRESS("foreign-address");

    private final String code;

    LetterTrouble(String code) {
        this.code = code;
    }

    /** Stored, never translated. */
    public String code() {
        return code;
    }

    static LetterTrouble ofCode(String code) {
        return Arrays.stream(values())
                .filter(trouble -> trouble.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown trouble of a letter " + code));
    }
}
