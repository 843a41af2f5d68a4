package app.vigil.demo.lms.quiz;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One question; without options the answer is typed. */
public record Question(String text, List<String> options, String answer) {

    /** Whether the answer is right, whatever its case and surrounding spaces. */
    public boolean isRight(@Nullable String given) {
        return given != null && normal(given).equals(normal(answer));
    }

    private static String normal(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
