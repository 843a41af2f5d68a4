package app.vigil.lti.launch;

import app.vigil.lti.Registration;
import app.vigil.lti.RegistrationId;
import app.vigil.lti.TestClaims;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.Jwts;
import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** id_tokens as they are after their signature was proved, without a platform, a database or a wire. */
final class TestTokens {

    static final String ISSUER = "https://lms.example";
    static final String NONCE = "nonce-1";
    static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");
    static final URI TARGET = URI.create("https://tool.example/lti/launch");

    static final Registration REGISTRATION = new Registration(
            new RegistrationId(new UUID(0, 1)),
            "Academy",
            ISSUER,
            "client-1",
            URI.create("https://sign-in.lms.example/auth"),
            URI.create("https://lms.example/token"),
            URI.create("https://lms.example/jwks"),
            true);

    private TestTokens() {}

    /** A resource link request with one thing changed. */
    static IdToken resourceLink(Consumer<Map<String, Object>> change) {
        return of(UnaryOperator.identity(), change);
    }

    /** Another message, made of the claims of a resource link request, with one thing changed. */
    static IdToken of(UnaryOperator<Map<String, Object>> message, Consumer<Map<String, Object>> change) {
        Map<String, Object> claims =
                new HashMap<>(message.apply(TestClaims.claims(ISSUER, "client-1", NONCE, TARGET, NOW)));
        change.accept(claims);
        // The parser reads one name and an array alike.
        claims.computeIfPresent("aud", (name, aud) -> aud instanceof Collection<?> all ? Set.copyOf(all) : Set.of(aud));
        Claims read = Jwts.claims().add(claims).build();
        return new IdToken(REGISTRATION, NONCE, read);
    }
}
