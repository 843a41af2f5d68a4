package app.vigil.demo.lms.oidc;

import app.vigil.demo.lms.Addresses;
import app.vigil.demo.lms.Quirks;
import app.vigil.demo.lms.keys.PlatformKey;
import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.springframework.stereotype.Component;

/** Builds and signs id_tokens out of what the claim sources say. */
@Component
class IdTokens {

    private final PlatformKey key;
    private final List<ClaimSource> sources;
    private final Addresses addresses;
    private final Quirks quirks;
    private final Clock clock;

    IdTokens(PlatformKey key, List<ClaimSource> sources, Addresses addresses, Quirks quirks, Clock clock) {
        this.key = key;
        this.sources = List.copyOf(sources);
        this.addresses = addresses;
        this.quirks = quirks;
        this.clock = clock;
    }

    @SuppressWarnings("deprecation") // One audience as a plain string, as platforms send it.
    String issue(Message message, String nonce) {
        Instant now = clock.instant();
        JwtBuilder jwt = Jwts.builder()
                .issuer(addresses.base())
                .subject(message.person().id())
                .audience()
                .single(message.tool().clientId())
                .issuedAt(Date.from(now))
                .expiration(Date.from(now.plus(quirks.idTokenLifetime())))
                .claim("nonce", nonce);
        sources.forEach(source -> jwt.claims().add(source.claims(message)).and());
        return key.sign(jwt, "JWT");
    }
}
