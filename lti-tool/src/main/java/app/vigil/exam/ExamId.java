package app.vigil.exam;

import java.util.UUID;

/** Identifies a proctored exam. */
public record ExamId(UUID value) {

    /** Reads the textual form. */
    public static ExamId of(String text) {
        return new ExamId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
