package app.vigil.retention;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** How long a recording is kept at least; a class is only ever raised, so the longest that applies wins. */
public enum RetentionClass {
    /** R1-014: three months. */
    BASIC("basic"),
    /** R1-015: a year, when the regulations committee reviewed it. */
    REVIEWED("reviewed"),
    /** R1-016: five years, when the appeal commission reviewed it. */
    APPEALED("appealed");

    private final String code;

    RetentionClass(String code) {
        this.code = code;
    }

    /** Stored and sent, never translated. */
    @JsonValue
    public String code() {
        return code;
    }

    /** Finds a class by its code. */
    public static RetentionClass ofCode(String code) {
        return Arrays.stream(values())
                .filter(one -> one.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown retention class " + code));
    }
}
