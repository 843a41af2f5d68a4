package app.vigil.sitting;

import java.util.List;
import java.util.Locale;

/**
 * How readable the photo of the document was when it was sent, as the browser measured it: a hint for who compares the
 * photos, never a gate (R4-047).
 *
 * @param faults {@code dark}, {@code glare}, {@code blurred}, {@code small}, {@code unread}; what weighs most first
 * @param tries photos taken until this one was sent
 * @param version what measured, and in which languages it reads
 */
public record DocumentReading(
        Outcome outcome, List<String> faults, int tries, List<Measured> measured, String version) {

    /** Takes a copy of the lists. */
    public DocumentReading {
        faults = List.copyOf(faults);
        measured = List.copyOf(measured);
    }

    /** One value with the threshold it was held against. */
    public record Measured(String code, double value, double threshold) {}

    /** What came of the look; {@code NOT_LOOKED} where the reader did not load or took too long. */
    public enum Outcome {
        READABLE,
        HARD_TO_READ,
        NOT_LOOKED;

        /** Stored and sent, never translated. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Finds an outcome by its code. */
        public static Outcome ofCode(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
