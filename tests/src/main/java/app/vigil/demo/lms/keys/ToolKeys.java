package app.vigil.demo.lms.keys;

import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.security.Jwk;
import io.jsonwebtoken.security.Jwks;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.Key;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Key sets of tools by their address: kept for some minutes, fetched again when a key id is unknown. */
@Component
class ToolKeys {

    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final Duration LEAST_BETWEEN_FETCHES = Duration.ofSeconds(2);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(TIMEOUT)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final Map<String, Fetched> sets = new ConcurrentHashMap<>();
    private final Clock clock;

    ToolKeys(Clock clock) {
        this.clock = clock;
    }

    private record Fetched(Map<String, Key> keys, Instant at) {}

    Optional<Key> find(String jwksUrl, String kid) {
        Instant now = clock.instant();
        Fetched known = sets.get(jwksUrl);
        boolean stale = known == null || known.at().plus(KEPT).isBefore(now);
        boolean unknown = known != null
                && !known.keys().containsKey(kid)
                && known.at().plus(LEAST_BETWEEN_FETCHES).isBefore(now);
        if (known == null || stale || unknown) {
            known = new Fetched(fetch(jwksUrl), now);
            sets.put(jwksUrl, known);
        }
        return Optional.ofNullable(known.keys().get(kid));
    }

    private Map<String, Key> fetch(String jwksUrl) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(jwksUrl))
                .timeout(TIMEOUT)
                .header("Accept", "application/json")
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new InvalidToolJwtException("the tool's key set answers " + answer.statusCode());
            }
            Map<String, Key> keys = new HashMap<>();
            for (Jwk<?> jwk : Jwks.setParser().build().parse(answer.body()).getKeys()) {
                keys.put(jwk.getId(), jwk.toKey());
            }
            return keys;
        } catch (IOException | JwtException e) {
            throw new InvalidToolJwtException("the tool's key set cannot be read from " + jwksUrl);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InvalidToolJwtException("the fetch of the tool's key set was interrupted");
        }
    }
}
