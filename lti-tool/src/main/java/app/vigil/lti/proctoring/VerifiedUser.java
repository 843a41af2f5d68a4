package app.vigil.lti.proctoring;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the proctoring tool learnt of the candidate's identity, under the claim names of OpenID Connect Core, 5.1. */
public record VerifiedUser(
        @Nullable String name,
        @Nullable String givenName,
        @Nullable String familyName) {

    Map<String, String> claims() {
        Map<String, String> claims = new LinkedHashMap<>();
        put(claims, "name", name);
        put(claims, "given_name", givenName);
        put(claims, "family_name", familyName);
        return claims;
    }

    private static void put(Map<String, String> claims, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            claims.put(name, value);
        }
    }
}
