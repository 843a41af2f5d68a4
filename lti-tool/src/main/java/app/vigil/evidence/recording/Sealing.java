package app.vigil.evidence.recording;

import app.vigil.evidence.EvidenceSealed;
import app.vigil.evidence.EvidenceSettings;
import app.vigil.shared.OneByOne;
import app.vigil.sitting.Sitting;
import app.vigil.sitting.SittingEvent;
import app.vigil.sitting.Sittings;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Makes a recording final: at once when everything announced has arrived, else when the grace time after the end is
 * over (the examinee vanished, or was cut off). Publishes {@link EvidenceSealed} once per sitting.
 */
@Component
class Sealing {

    private static final Logger log = LoggerFactory.getLogger(Sealing.class);

    private final Seals seals;
    private final Completeness completeness;
    private final Sittings sittings;
    private final EvidenceSettings settings;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final TransactionOperations transaction;

    Sealing(
            Seals seals,
            Completeness completeness,
            Sittings sittings,
            EvidenceSettings settings,
            Clock clock,
            ApplicationEventPublisher events,
            TransactionOperations transaction) {
        this.seals = seals;
        this.completeness = completeness;
        this.sittings = sittings;
        this.settings = settings;
        this.clock = clock;
        this.events = events;
        this.transaction = transaction;
    }

    @ApplicationModuleListener
    void on(SittingEvent.SittingFinished event) {
        seals.ended(event.sitting(), event.at());
    }

    @ApplicationModuleListener
    void on(SittingEvent.SittingTerminated event) {
        seals.ended(event.sitting(), event.at());
    }

    @ApplicationModuleListener
    void on(SittingEvent.SittingAbandoned event) {
        seals.ended(event.sitting(), event.at());
    }

    @ApplicationModuleListener
    void on(SittingEvent.SittingExpired event) {
        seals.ended(event.sitting(), event.at());
    }

    @Scheduled(fixedDelayString = "PT3S")
    void sweep() {
        OneByOne.forEach(log, seals.unsealed(), Seals.Unsealed::sitting, this::sealIfDue);
    }

    private void sealIfDue(Seals.Unsealed one) {
        Instant now = clock.instant();
        sittings.find(one.sitting()).ifPresent(sitting -> {
            boolean complete = sitting.admittedAt() == null || completeness.of(sitting);
            if (complete || !now.isBefore(one.endedAt().plus(settings.sealGrace()))) {
                seal(sitting, now, complete);
            }
        });
    }

    private void seal(Sitting sitting, Instant now, boolean complete) {
        transaction.executeWithoutResult(status -> {
            if (seals.seal(sitting.id(), now, complete)) {
                events.publishEvent(new EvidenceSealed(sitting.id(), sitting.exam(), now, complete));
                log.info("recording sealed: sitting={} complete={}", sitting.id(), complete);
            }
        });
    }
}
