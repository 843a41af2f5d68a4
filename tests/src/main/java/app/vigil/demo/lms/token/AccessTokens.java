package app.vigil.demo.lms.token;

import app.vigil.demo.lms.Addresses;
import app.vigil.demo.lms.keys.PlatformKey;
import app.vigil.demo.lms.registration.ToolRegistration;
import app.vigil.demo.lms.registration.ToolRegistrations;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.Jwts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Access tokens are JWTs of the platform (RFC 9068), so they outlive a restart of the LMS without being
 * stored anywhere.
 */
@Component
class AccessTokens {

    static final Duration LIFETIME = Duration.ofHours(1);

    private final PlatformKey key;
    private final ToolRegistrations tools;
    private final Addresses addresses;
    private final Clock clock;

    AccessTokens(PlatformKey key, ToolRegistrations tools, Addresses addresses, Clock clock) {
        this.key = key;
        this.tools = tools;
        this.addresses = addresses;
        this.clock = clock;
    }

    String issue(ToolRegistration tool, List<String> scopes) {
        Instant now = clock.instant();
        return key.sign(
                Jwts.builder()
                        .issuer(addresses.base())
                        .subject(tool.clientId())
                        .issuedAt(Date.from(now))
                        .expiration(Date.from(now.plus(LIFETIME)))
                        .claim("scope", String.join(" ", scopes)),
                "at+jwt");
    }

    /** What a valid token grants; empty for anything else, an id_token included. */
    Optional<Grant> grantOf(String token) {
        try {
            var jws = Jwts.parser()
                    .clock(() -> Date.from(clock.instant()))
                    .verifyWith(key.publicKey())
                    .requireIssuer(addresses.base())
                    .build()
                    .parseSignedClaims(token);
            boolean accessToken = "at+jwt".equals(jws.getHeader().getType());
            return accessToken ? grant(jws.getPayload()) : Optional.empty();
        } catch (JwtException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<Grant> grant(Claims claims) {
        List<String> scopes = List.of(claims.get("scope", String.class).split(" "));
        return tools.activeByClientId(claims.getSubject()).map(tool -> new Grant(tool, scopes));
    }

    /** A tool and what it may do. */
    record Grant(ToolRegistration tool, List<String> scopes) {}
}
