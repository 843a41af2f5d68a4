package app.vigil.lti.doctor;

import app.vigil.lti.Registration;
import app.vigil.lti.outbound.GuardedClient;
import app.vigil.lti.outbound.OutboundFailure;
import app.vigil.lti.outbound.OutboundRequest;
import app.vigil.lti.outbound.OutboundResponse;
import app.vigil.lti.service.PlatformClocks;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.security.Jwks;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Fetches the platform's public keys, past every cache, and reads its clock by the way. */
@Component
class KeySetExamination implements Examination {

    private static final int SIZE_LIMIT = 128 * 1024;

    /** Answers travel, and {@code Date} knows whole seconds only. */
    private static final Duration CLOCKS_AGREE = Duration.ofSeconds(5);

    /** Id_tokens of Moodle live for a minute. */
    private static final Duration LAUNCHES_FAIL = Duration.ofSeconds(45);

    private final GuardedClient client;
    private final PlatformClocks clocks;
    private final JsonMapper json;

    KeySetExamination(GuardedClient client, PlatformClocks clocks, JsonMapper json) {
        this.client = client;
        this.json = json;
        this.clocks = clocks;
    }

    @Override
    public Step step() {
        return Step.KEY_SET;
    }

    @Override
    public List<Finding> of(Registration registration) {
        URI address = registration.keySet();
        try {
            OutboundResponse response = client.send(OutboundRequest.get(address, "application/json"), SIZE_LIMIT);
            return Stream.concat(Stream.of(keys(address, response)), clock(response).stream())
                    .toList();
        } catch (OutboundFailure failure) {
            return List.of(Failures.of(address, failure));
        }
    }

    private Finding keys(URI address, OutboundResponse response) {
        if (!response.successful()) {
            return Finding.bad("answered-badly", Failures.host(address), Integer.toString(response.status()));
        }
        try {
            if (json.readTree(response.body()).path("keys").isEmpty()) {
                return Finding.bad("key-set-empty");
            }
            String text = new String(response.body(), StandardCharsets.UTF_8);
            long usable = Jwks.setParser().build().parse(text).getKeys().stream()
                    .filter(key -> key.getId() != null && key.toKey() instanceof RSAPublicKey)
                    .count();
            return usable == 0 ? Finding.bad("key-set-empty") : Finding.good("key-set-good", usable);
        } catch (JacksonException | JwtException | IllegalArgumentException noKeySet) {
            return Finding.bad("unreadable", Failures.host(address));
        }
    }

    private Optional<Finding> clock(OutboundResponse response) {
        return clocks.ahead(response).map(ahead -> {
            Duration difference = ahead.abs();
            long seconds = difference.toSeconds();
            if (difference.compareTo(CLOCKS_AGREE) <= 0) {
                return Finding.good("clock-good");
            }
            String code = ahead.isNegative() ? "clock-behind" : "clock-ahead";
            return difference.compareTo(LAUNCHES_FAIL) < 0 ? Finding.note(code, seconds) : Finding.bad(code, seconds);
        });
    }
}
