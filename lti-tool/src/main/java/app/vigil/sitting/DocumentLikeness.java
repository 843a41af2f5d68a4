package app.vigil.sitting;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whether the face on the document is like that of the entry photo, as the browser compared them: a hint, never a gate
 * (R4-032). What describes the faces never leaves the browser.
 *
 * @param reason why they were not compared: {@code no-consent}, {@code hard-to-read}, {@code no-entry-face},
 *     {@code no-document-face}, {@code too-small}, {@code failed}
 * @param distance further than the threshold is unlike
 */
public record DocumentLikeness(
        Outcome outcome, @Nullable String reason, @Nullable Double distance, double threshold, String version) {

    /** What came of the comparison; not compared is not unlike. */
    public enum Outcome {
        ALIKE,
        UNLIKE,
        NOT_COMPARED;

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
