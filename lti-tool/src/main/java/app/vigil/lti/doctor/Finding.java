package app.vigil.lti.doctor;

import java.util.List;

/**
 * One thing the doctor found. What it is stands under {@code lti.doctor.finding.<code>}, and unless all is well, where
 * to mend it under {@code lti.doctor.mend.<code>}.
 *
 * @param arguments fill the placeholders of both: hosts, numbers, never anything that was fetched
 */
public record Finding(Level level, String code, List<Object> arguments) {

    static Finding good(String code, Object... arguments) {
        return new Finding(Level.GOOD, code, List.of(arguments));
    }

    static Finding note(String code, Object... arguments) {
        return new Finding(Level.NOTE, code, List.of(arguments));
    }

    static Finding bad(String code, Object... arguments) {
        return new Finding(Level.BAD, code, List.of(arguments));
    }

    /** How much it matters. */
    public enum Level {
        GOOD,
        /** The connection works, but something is worth knowing. */
        NOTE,
        /** Something the rooms above rely on will not work. */
        BAD
    }
}
