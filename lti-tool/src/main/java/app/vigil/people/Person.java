package app.vigil.people;

import app.vigil.lti.RegistrationId;
import app.vigil.shared.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody known from a launch or a membership list.
 *
 * @param subject the platform's user id
 */
public record Person(
        PersonId id,
        RegistrationId registration,
        String subject,
        String displayName,
        @Nullable String email) {}
