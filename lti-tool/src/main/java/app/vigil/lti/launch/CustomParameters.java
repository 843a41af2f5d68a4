package app.vigil.lti.launch;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Custom parameters (LTI 1.3 core, 5.4.6 and appendix B). Platforms send null or the literal {@code $Variable} for what
 * they cannot or may not fill in, and Moodle sends each key in lower case and once more as it was written.
 */
final class CustomParameters {

    /** A variable's name; a value that only begins with a dollar sign, such as a price, is none. */
    private static final Pattern VARIABLE = Pattern.compile("\\$[A-Za-z][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*");

    private static final int MOST = 100;
    private static final int LONGEST = 4_000;

    private CustomParameters() {}

    /** By lower-case key, only what has a value; a key already sent in lower case wins over other spellings. */
    static Map<String, String> read(Map<String, ?> claim) {
        Map<String, String> read = new HashMap<>();
        claim.forEach((key, value) -> {
            String name = key.toLowerCase(Locale.ROOT);
            String text = text(value);
            boolean wins = name.equals(key) || !read.containsKey(name);
            if (text != null && wins && (read.size() < MOST || read.containsKey(name))) {
                read.put(name, text);
            }
        });
        return Map.copyOf(read);
    }

    private static @Nullable String text(@Nullable Object value) {
        return switch (value) {
            case String text
            when text.length() <= LONGEST && !VARIABLE.matcher(text).matches() -> text;
            case Number number -> number.toString();
            case Boolean flag -> flag.toString();
            case null -> null;
            default -> null;
        };
    }
}
