package app.vigil.conformance.platform;

import io.jsonwebtoken.Claims;
import io.jsonwebtoken.Jws;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Jwk;
import io.jsonwebtoken.security.Jwks;
import java.security.Key;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

/** The client credentials grant with a signed assertion, checked to the letter (Security Framework 1.0, 4.1.1). */
public final class TokenEndpoint implements Function<Asked, Reply> {

    private final Platform platform;
    private final Supplier<String> toolKeySet;
    private final Clock clock;
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final AtomicInteger issued = new AtomicInteger();

    /**
     * @param toolKeySet the tool's JWKS document
     */
    public TokenEndpoint(Platform platform, Supplier<String> toolKeySet, Clock clock) {
        this.platform = platform;
        this.toolKeySet = toolKeySet;
        this.clock = clock;
    }

    @Override
    public Reply apply(Asked asked) {
        Map<String, String> form = asked.form();
        boolean asksRight = asked.method().equals("POST")
                && asked.header("content-type").equals("application/x-www-form-urlencoded")
                && "client_credentials".equals(form.get("grant_type"))
                && "urn:ietf:params:oauth:client-assertion-type:jwt-bearer".equals(form.get("client_assertion_type"));
        if (!asksRight) {
            return error("invalid_request");
        }
        try {
            return proves(form.getOrDefault("client_assertion", ""))
                    ? grant(form.getOrDefault("scope", ""))
                    : error("invalid_client");
        } catch (JwtException | IllegalArgumentException e) {
            return error("invalid_client");
        }
    }

    private boolean proves(String assertion) {
        Jws<Claims> jws = Jwts.parser()
                .keyLocator(header -> key(String.valueOf(header.get("kid"))))
                .clock(() -> Date.from(clock.instant()))
                .build()
                .parseSignedClaims(assertion);
        Claims claims = jws.getPayload();
        Instant now = clock.instant();
        return "RS256".equals(jws.getHeader().getAlgorithm())
                && platform.clientId().equals(claims.getIssuer())
                && platform.clientId().equals(claims.getSubject())
                && Set.of(platform.address("/token").toString()).equals(claims.getAudience())
                && !claims.getIssuedAt().toInstant().isAfter(now)
                && claims.getExpiration().toInstant().isBefore(now.plus(Duration.ofHours(1)))
                && seen.add(claims.getId());
    }

    private Key key(String kid) {
        return Jwks.setParser().build().parse(toolKeySet.get()).getKeys().stream()
                .filter(jwk -> kid.equals(jwk.getId()))
                .findFirst()
                .map(Jwk::toKey)
                .map(Key.class::cast)
                .orElseThrow(() -> new IllegalArgumentException("no such key"));
    }

    private Reply grant(String scope) {
        return granted("token-" + issued.incrementAndGet(), scope);
    }

    /** A proper grant. */
    public static Reply granted(String token, String scope) {
        return Reply.json(
                200, Map.of("access_token", token, "token_type", "Bearer", "expires_in", 3600, "scope", scope));
    }

    /** A refusal as RFC 6749, 5.2 has it. */
    public static Reply error(String code) {
        return Reply.json(400, Map.of("error", code, "error_description", "<script>alert(1)</script>"));
    }
}
