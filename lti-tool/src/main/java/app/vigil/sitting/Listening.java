package app.vigil.sitting;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Since when this server can have heard every agent. While it was down or its computer slept it heard nobody, and when
 * its clock is set everybody seems silent for the difference: neither is the agents' silence.
 */
@Component
class Listening {

    private static final Duration TOLERATED = Duration.ofSeconds(5);

    private final Clock clock;
    private final LongSupplier steadyNanos;
    private Instant since;
    private Instant lookedAt;
    private long lookedAtNanos;

    @Autowired
    Listening(Clock clock) {
        this(clock, System::nanoTime);
    }

    /** @param steadyNanos a clock that nobody sets */
    Listening(Clock clock, LongSupplier steadyNanos) {
        this.clock = clock;
        this.steadyNanos = steadyNanos;
        since = clock.instant();
        lookedAt = since;
        lookedAtNanos = steadyNanos.getAsLong();
    }

    Instant now() {
        return clock.instant();
    }

    /** To be asked every few seconds. */
    synchronized Instant since(Instant now) {
        long nanos = steadyNanos.getAsLong();
        Duration leap = Duration.between(lookedAt, now).minusNanos(nanos - lookedAtNanos);
        lookedAt = now;
        lookedAtNanos = nanos;
        if (leap.abs().compareTo(TOLERATED) > 0) {
            since = now;
        }
        return since;
    }
}
