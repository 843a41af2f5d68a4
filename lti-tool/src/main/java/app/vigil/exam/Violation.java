package app.vigil.exam;

import java.util.List;
import java.util.stream.Stream;

/**
 * The twenty violations of S4 section 5 in their order (E.6.5), and what none of them names, which a proctor says in own
 * words; labels are {@code violation.<code>} messages.
 */
public enum Violation {
    ACCOUNT_SHARED("5.1"),
    FOREIGN_DOCUMENT("5.2"),
    LEAVING_THE_FRAME("5.3"),
    GAZE("5.4"),
    MICROPHONE_OFF("5.5"),
    SECOND_DISPLAY("5.6"),
    REMOTE_ACCESS("5.7"),
    REFERENCE_MATERIALS("5.8"),
    GADGETS("5.9"),
    THIRD_PERSON_HELP("5.10"),
    HEADPHONES("5.11"),
    VOICES("5.12"),
    CURSOR("5.13"),
    ACTIVE_WINDOW("5.14"),
    NO_CAMERA_PICTURE("5.15"),
    READING_ALOUD("5.16"),
    UNREADABLE_DOCUMENT("5.17"),
    POOR_LIGHT("5.18"),
    TASK_COPYING("5.19"),
    MESSENGERS("5.20"),
    OTHER("other");

    private static final List<Violation> LISTED =
            Stream.of(values()).filter(one -> one != OTHER).toList();

    private final String code;

    Violation(String code) {
        this.code = code;
    }

    /** The twenty that forms have a box for. */
    public static List<Violation> listed() {
        return LISTED;
    }

    /** The clause number; stored, never translated. */
    public String code() {
        return code;
    }

    /** Finds a violation by its code. */
    public static Violation ofCode(String code) {
        for (Violation violation : values()) {
            if (violation.code.equals(code)) {
                return violation;
            }
        }
        throw new IllegalArgumentException("unknown violation " + code);
    }
}
