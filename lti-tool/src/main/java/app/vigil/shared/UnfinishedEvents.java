package app.vigil.shared;

import java.time.Duration;
import org.springframework.modulith.events.IncompleteEventPublications;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Hands events again to listeners that failed, for example because the database was away for a moment; every listener
 * takes repeats. Without this they would wait for the next start.
 */
@Component
class UnfinishedEvents {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final IncompleteEventPublications unfinished;

    UnfinishedEvents(IncompleteEventPublications unfinished) {
        this.unfinished = unfinished;
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    void again() {
        unfinished.resubmitIncompletePublicationsOlderThan(PATIENCE);
    }
}
