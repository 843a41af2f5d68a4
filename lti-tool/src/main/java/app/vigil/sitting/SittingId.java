package app.vigil.sitting;

import java.util.UUID;

/** Identifies one examinee's sitting of an exam. */
public record SittingId(UUID value) {

    /** Reads the textual form. */
    public static SittingId of(String text) {
        return new SittingId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
