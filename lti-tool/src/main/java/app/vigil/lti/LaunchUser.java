package app.vigil.lti;

import org.jspecify.annotations.Nullable;

/**
 * Who launched, as the platform says; everything but the subject may be withheld.
 *
 * @param subject {@code sub}; the identity is (issuer, subject) only
 * @param sourcedId {@code person_sourcedid}: the institution's own number of the person (LTI 1.3, 5.4.5)
 */
public record LaunchUser(
        String subject,
        @Nullable String name,
        @Nullable String givenName,
        @Nullable String familyName,
        @Nullable String email,
        @Nullable String sourcedId) {}
