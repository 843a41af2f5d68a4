package app.vigil.demo.lms.faults;

import java.util.Locale;

/** What may go wrong with a platform; labels are {@code fault.<code>}. */
public enum Fault {
    /** As when Moodle cannot read the tool's key set, or does not know the client. */
    TOKEN_REFUSED,
    /** As when grade sync is switched off in the tool's settings. */
    GRADES_NOT_PERMITTED,
    SERVICES_DOWN,
    SERVICES_THROTTLED,
    /** Ninety seconds. */
    CLOCK_AHEAD;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Fault ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
