package app.vigil.sitting;

import java.util.List;
import java.util.Locale;

/**
 * How the examinee's face answered what it was asked at the identification: a hint for who compares the photos, never a
 * gate.
 *
 * @param asked {@code blink}, {@code left}, {@code right}, in the order asked
 * @param seconds from the first question to the last answer
 */
public record Liveness(Outcome outcome, List<String> asked, double seconds) {

    /** Takes a copy of what was asked. */
    public Liveness {
        asked = List.copyOf(asked);
    }

    /** How it ended; who cannot do it, or would rather not, goes on all the same. */
    public enum Outcome {
        PASSED,
        FAILED,
        SKIPPED;

        /** Stored and sent, never translated. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Finds an outcome by its code. */
        public static Outcome ofCode(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }
}
