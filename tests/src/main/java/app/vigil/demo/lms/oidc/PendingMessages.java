package app.vigil.demo.lms.oidc;

import app.vigil.demo.lms.RandomToken;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Messages between login initiation and authentication request; each launch id works once. */
@Component
class PendingMessages {

    private static final Duration LIFETIME = Duration.ofMinutes(10);

    private final Map<String, Pending> open = new ConcurrentHashMap<>();
    private final Clock clock;

    PendingMessages(Clock clock) {
        this.clock = clock;
    }

    private record Pending(Message message, Instant until) {}

    String add(Message message) {
        Instant now = clock.instant();
        open.values().removeIf(pending -> pending.until().isBefore(now));
        String launchId = "ltilaunch" + RandomToken.next();
        open.put(launchId, new Pending(message, now.plus(LIFETIME)));
        return launchId;
    }

    Optional<Message> spend(String launchId) {
        return Optional.ofNullable(open.remove(launchId))
                .filter(pending -> clock.instant().isBefore(pending.until()))
                .map(Pending::message);
    }
}
