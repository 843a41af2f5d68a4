package app.vigil.lti;

import org.jspecify.annotations.Nullable;

/**
 * Who launched, as the platform says; everything but the subject may be withheld.
 *
 * @param subject {@code sub}; the identity is (issuer, subject) only
 */
public record LaunchUser(
        String subject,
        @Nullable String name,
        @Nullable String givenName,
        @Nullable String familyName,
        @Nullable String email) {}
