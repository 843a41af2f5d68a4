package app.vigil.demo.lms.keys;

import app.vigil.demo.lms.registration.ToolRegistration;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.Header;
import io.jsonwebtoken.JwsHeader;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.Jwts;
import java.security.Key;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Judges JWTs signed by a tool: client assertions and deep linking responses.
 *
 * @see <a href="https://www.imsglobal.org/spec/security/v1p0/#tool-originating-messages">Security Framework 5.2</a>
 */
@Component
public class ToolJwts {

    private static final Duration SKEW = Duration.ofSeconds(60);
    private static final Duration LONGEST_LIFE = Duration.ofHours(1);

    private final ToolKeys keys;
    private final OneUse used;
    private final Clock clock;
    private final JsonMapper json;

    public ToolJwts(ToolKeys keys, OneUse used, Clock clock, JsonMapper json) {
        this.keys = keys;
        this.used = used;
        this.clock = clock;
        this.json = json;
    }

    /** Whom the JWT claims to come from, not proven yet. */
    public Optional<String> claimedIssuer(String jwt) {
        String[] parts = jwt.split("\\.");
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            byte[] payload = Base64.getUrlDecoder().decode(parts[1]);
            return Optional.of(json.readTree(payload).path("iss").asString(""));
        } catch (IllegalArgumentException | JacksonException e) {
            return Optional.empty();
        }
    }

    /** Checks signature, issuer, audience and times; what must count once is the caller's. */
    public Claims verify(String jwt, ToolRegistration tool, String audience) {
        Claims claims = signedClaims(jwt, tool);
        require(tool.clientId().equals(claims.getIssuer()), "iss is not the client_id");
        require(claims.getAudience() != null && claims.getAudience().contains(audience), "aud is not " + audience);
        checkTimes(claims);
        return claims;
    }

    /** Refuses an identifier of a tool that was seen before, or that is missing. */
    public void requireFirstUse(ToolRegistration tool, String claim, Object id) {
        require(id instanceof String text && !text.isBlank(), claim + " is missing");
        require(used.first(tool.clientId() + " " + claim + " " + id), claim + " was used before");
    }

    private Claims signedClaims(String jwt, ToolRegistration tool) {
        try {
            return Jwts.parser()
                    .clock(() -> Date.from(clock.instant()))
                    .clockSkewSeconds(SKEW.toSeconds())
                    .keyLocator(header -> keyFor(header, tool))
                    .build()
                    .parseSignedClaims(jwt)
                    .getPayload();
        } catch (JwtException | IllegalArgumentException e) {
            throw new InvalidToolJwtException("the JWT is refused: " + e.getMessage());
        }
    }

    private Key keyFor(Header header, ToolRegistration tool) {
        require(header instanceof JwsHeader, "the JWT is not signed");
        require("RS256".equals(header.getAlgorithm()), "alg is not RS256");
        String kid = ((JwsHeader) header).getKeyId();
        if (kid == null) {
            throw new InvalidToolJwtException("kid is missing");
        }
        return keys.find(tool.jwksUrl(), kid)
                .orElseThrow(() -> new InvalidToolJwtException("kid is not in the tool's key set"));
    }

    private void checkTimes(Claims claims) {
        Instant now = clock.instant();
        require(claims.getExpiration() != null, "exp is missing");
        require(claims.getIssuedAt() != null, "iat is missing");
        Instant issued = claims.getIssuedAt().toInstant();
        require(!issued.isAfter(now.plus(SKEW)), "iat is in the future");
        require(
                !claims.getExpiration().toInstant().isAfter(issued.plus(LONGEST_LIFE)),
                "the JWT lives longer than an hour");
    }

    /** One check of a tool's JWT. */
    public static void require(boolean condition, String fault) {
        if (!condition) {
            throw new InvalidToolJwtException(fault);
        }
    }
}
