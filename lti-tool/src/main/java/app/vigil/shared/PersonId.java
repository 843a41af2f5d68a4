package app.vigil.shared;

import java.io.Serializable;
import java.util.UUID;

/** Identifies a person of one institution: always the pair (registration, subject), never an e-mail. */
public record PersonId(UUID value) implements Serializable {

    /** Reads the textual form. */
    public static PersonId of(String text) {
        return new PersonId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
