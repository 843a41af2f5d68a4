package app.vigil.people;

import app.vigil.lti.RegistrationId;
import app.vigil.shared.PersonId;
import app.vigil.shared.PersonalData;
import org.jspecify.annotations.Nullable;

/**
 * Somebody known from a launch or a membership list.
 *
 * @param subject the platform's user id
 * @param sourcedId the institution's own number of the person, which exports of the LMS call the ID number
 */
public record Person(
        PersonId id,
        RegistrationId registration,
        @PersonalData String subject,
        @PersonalData String displayName,
        @PersonalData @Nullable String email,
        @PersonalData @Nullable String sourcedId) {}
