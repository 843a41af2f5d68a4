package app.vigil.lti.keys;

import app.vigil.lti.LtiProblem;
import app.vigil.lti.outbound.GuardedClient;
import app.vigil.lti.outbound.OutboundFailure;
import app.vigil.lti.outbound.OutboundRequest;
import app.vigil.lti.outbound.OutboundResponse;
import app.vigil.shared.ProblemException;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.security.Jwk;
import io.jsonwebtoken.security.Jwks;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The platforms' public keys. A set is kept for an hour and fetched anew for an unknown {@code kid}, but at most once in
 * ten seconds, however many launches wait for it; when the platform is down, keys known for less than a day still serve.
 *
 * @see <a href="https://www.imsglobal.org/spec/security/v1p0/#h_key-set-url">Security Framework 1.0, 6.3</a>
 */
@Component
public class PlatformKeySets {

    private static final Duration FRESH = Duration.ofHours(1);
    private static final Duration USABLE = Duration.ofDays(1);
    private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(10);
    private static final int SIZE_LIMIT = 128 * 1024;
    private static final int SHORTEST_KEY = 2048;

    private final GuardedClient client;
    private final Clock clock;
    private final Map<URI, KeySet> sets = new ConcurrentHashMap<>();

    PlatformKeySets(GuardedClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    /**
     * The RSA key of that name. Problem {@code launch-key-set-unreachable} when the set cannot be had and the key is not
     * known from before.
     */
    public Optional<PublicKey> find(URI keySet, String kid) {
        return sets.computeIfAbsent(keySet, KeySet::new).find(kid);
    }

    private final class KeySet {

        private final URI address;
        private volatile Map<String, PublicKey> keys = Map.of();
        private volatile Instant fetchedAt = Instant.EPOCH;
        private Instant triedAt = Instant.EPOCH;
        private @Nullable OutboundFailure lastFailure;

        KeySet(URI address) {
            this.address = address;
        }

        Optional<PublicKey> find(String kid) {
            if (younger(fetchedAt, FRESH) && keys.containsKey(kid)) {
                return Optional.ofNullable(keys.get(kid));
            }
            return afterRefresh(kid);
        }

        /** Waiting threads find the work done: the lock coalesces them, the interval protects the platform. */
        private synchronized Optional<PublicKey> afterRefresh(String kid) {
            boolean served = younger(fetchedAt, FRESH) && keys.containsKey(kid);
            if (!served && !younger(triedAt, BETWEEN_FETCHES)) {
                refresh();
            }
            PublicKey key = younger(fetchedAt, USABLE) ? keys.get(kid) : null;
            if (key == null && lastFailure != null) {
                throw new ProblemException(LtiProblem.LAUNCH_KEY_SET_UNREACHABLE)
                        .with("host", address.getHost())
                        .causedBy(lastFailure);
            }
            return Optional.ofNullable(key);
        }

        private void refresh() {
            triedAt = clock.instant();
            try {
                keys = fetch();
                fetchedAt = triedAt;
                lastFailure = null;
            } catch (OutboundFailure failure) {
                lastFailure = failure;
            }
        }

        private Map<String, PublicKey> fetch() {
            OutboundResponse response = client.send(OutboundRequest.get(address, "application/json"), SIZE_LIMIT);
            if (!response.successful()) {
                throw OutboundFailure.unusable(address, null);
            }
            try {
                return rsaKeys(new String(response.body(), StandardCharsets.UTF_8));
            } catch (JwtException | IllegalArgumentException e) {
                throw OutboundFailure.unusable(address, e);
            }
        }

        private boolean younger(Instant moment, Duration age) {
            return clock.instant().isBefore(moment.plus(age));
        }
    }

    /** RFC 7518, 3.3: 2048 bits or more. */
    private static boolean strong(RSAPublicKey key) {
        return key.getModulus().bitLength() >= SHORTEST_KEY;
    }

    private static Map<String, PublicKey> rsaKeys(String json) {
        Map<String, PublicKey> keys = new HashMap<>();
        for (Jwk<?> jwk : Jwks.setParser().build().parse(json).getKeys()) {
            Object use = jwk.get("use");
            boolean signs = use == null || "sig".equals(use.toString());
            if (signs && jwk.getId() != null && jwk.toKey() instanceof RSAPublicKey key && strong(key)) {
                keys.put(jwk.getId(), key);
            }
        }
        return Map.copyOf(keys);
    }
}
