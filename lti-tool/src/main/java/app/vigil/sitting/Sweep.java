package app.vigil.sitting;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks after presence and time limits; several nodes may do so at once, for each change locks its sitting. */
@Component
class Sweep {

    private final PresenceWatch presence;
    private final TimeLimits limits;
    private final ResultsOpenings results;

    Sweep(PresenceWatch presence, TimeLimits limits, ResultsOpenings results) {
        this.presence = presence;
        this.limits = limits;
        this.results = results;
    }

    @Scheduled(fixedDelayString = "${vigil.sitting.sweep-every:2s}")
    void run() {
        presence.sweep();
        limits.sweep();
        results.sweep();
    }
}
