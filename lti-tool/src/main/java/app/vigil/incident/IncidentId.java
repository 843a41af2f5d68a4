package app.vigil.incident;

import java.util.UUID;

/** Identifies a mark. */
public record IncidentId(UUID value) {

    /** Reads the textual form. */
    public static IncidentId of(String text) {
        return new IncidentId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
