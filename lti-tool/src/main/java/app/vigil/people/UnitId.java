package app.vigil.people;

import java.util.UUID;

/** Identifies an organisational unit: faculty, branch, department (R2-010). */
public record UnitId(UUID value) {

    /** Reads the textual form. */
    public static UnitId of(String text) {
        return new UnitId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
