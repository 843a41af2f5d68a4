package app.vigil.demo.lms.registration;

import app.vigil.demo.lms.RandomToken;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Tokens that let a tool register itself, once, within an hour (Dynamic Registration 3.4). */
@Component
class RegistrationTokens {

    private static final Duration LIFETIME = Duration.ofHours(1);

    private final Map<String, Instant> open = new ConcurrentHashMap<>();
    private final Clock clock;

    RegistrationTokens(Clock clock) {
        this.clock = clock;
    }

    String issue() {
        String token = RandomToken.next();
        open.put(token, clock.instant().plus(LIFETIME));
        return token;
    }

    /** True the first time within the lifetime, false ever after. */
    boolean spend(String token) {
        Instant until = open.remove(token);
        return until != null && clock.instant().isBefore(until);
    }
}
