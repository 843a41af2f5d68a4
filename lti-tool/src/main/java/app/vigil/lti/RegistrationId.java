package app.vigil.lti;

import java.io.Serializable;
import java.util.UUID;

/** Identifies a registration of this tool with a platform; it is also the tenant. */
public record RegistrationId(UUID value) implements Serializable {

    /** One that no registration has yet. */
    public static RegistrationId fresh() {
        return new RegistrationId(UUID.randomUUID());
    }

    /** Reads the textual form. */
    public static RegistrationId of(String text) {
        return new RegistrationId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
