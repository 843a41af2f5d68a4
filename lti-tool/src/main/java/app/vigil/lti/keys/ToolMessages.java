package app.vigil.lti.keys;

import app.vigil.lti.Registration;
import app.vigil.lti.keys.ToolKeys.SigningKey;
import io.jsonwebtoken.Jwts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Signs messages that travel from the tool to the platform through the browser.
 *
 * @see <a href="https://www.imsglobal.org/spec/security/v1p0/#tool-originating-messages">Security Framework 1.0, 5.2</a>
 */
@Component
public class ToolMessages {

    private static final String LTI = "https://purl.imsglobal.org/spec/lti/claim/";
    private static final Duration LIFETIME = Duration.ofMinutes(5);

    private final ToolKeys toolKeys;
    private final Clock clock;

    ToolMessages(ToolKeys toolKeys, Clock clock) {
        this.toolKeys = toolKeys;
        this.clock = clock;
    }

    /**
     * The compact JWT: {@code iss} is our client id there, {@code aud} the platform's issuer, with a fresh {@code nonce}.
     *
     * @param claims of the message itself
     */
    public String sign(Registration registration, String deploymentId, String messageType, Map<String, ?> claims) {
        SigningKey key = toolKeys.signingKey(registration.id());
        Instant now = clock.instant();
        return Jwts.builder()
                .header()
                .keyId(key.kid())
                .type("JWT")
                .and()
                .claims(claims)
                .issuer(registration.clientId())
                .audience()
                .add(registration.issuer())
                .and()
                .issuedAt(Date.from(now))
                .expiration(Date.from(now.plus(LIFETIME)))
                .claim("nonce", UUID.randomUUID().toString())
                .claim(LTI + "message_type", messageType)
                .claim(LTI + "version", "1.3.0")
                .claim(LTI + "deployment_id", deploymentId)
                .signWith(key.key(), Jwts.SIG.RS256)
                .compact();
    }
}
