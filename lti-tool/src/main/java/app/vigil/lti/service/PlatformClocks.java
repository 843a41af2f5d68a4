package app.vigil.lti.service;

import app.vigil.lti.RegistrationId;
import app.vigil.lti.outbound.OutboundResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * What the platforms' clocks show, as the {@code Date} of their last answers tells. A score stamped ahead of its
 * platform's clock would shut out whatever a teacher enters until that moment.
 */
@Component
public class PlatformClocks {

    /** A clock farther off than this is no clock but a broken proxy. */
    private static final Duration BELIEVED = Duration.ofHours(12);

    private final Clock clock;
    private final Map<RegistrationId, Duration> ahead = new ConcurrentHashMap<>();

    PlatformClocks(Clock clock) {
        this.clock = clock;
    }

    void observe(RegistrationId registration, OutboundResponse response) {
        ahead(response)
                .filter(difference -> difference.abs().compareTo(BELIEVED) <= 0)
                .ifPresent(difference -> ahead.put(registration, difference));
    }

    /** By how much the clock that dated this answer, which came just now, is ahead of ours; negative when behind. */
    public Optional<Duration> ahead(OutboundResponse response) {
        return Answers.date(response).map(date -> Duration.between(clock.instant(), date));
    }

    boolean knows(RegistrationId registration) {
        return ahead.containsKey(registration);
    }

    /**
     * The platform's time or ours, whichever is earlier. {@code Date} has whole seconds, so this is up to a second
     * behind and never ahead.
     */
    Instant now(RegistrationId registration) {
        Duration difference = ahead.getOrDefault(registration, Duration.ZERO);
        Instant ours = clock.instant();
        return difference.isNegative() ? ours.plus(difference) : ours;
    }
}
