package app.vigil.evidence.recording;

import app.vigil.evidence.EvidenceSettings;
import app.vigil.shared.OneByOne;
import app.vigil.sitting.MarksState;
import app.vigil.sitting.Sitting;
import app.vigil.sitting.SittingEvent;
import app.vigil.sitting.Sittings;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Makes a recording final: at once when everything announced has arrived, marks included, else when the grace time
 * after the end is over (the examinee vanished, or was cut off).
 */
@Component
class Sealing {

    private static final Logger log = LoggerFactory.getLogger(Sealing.class);

    private final Seals seals;
    private final Whole whole;
    private final Sittings sittings;
    private final EvidenceSettings settings;
    private final Clock clock;
    private final SealAnnouncement announcement;

    Sealing(
            Seals seals,
            Whole whole,
            Sittings sittings,
            EvidenceSettings settings,
            Clock clock,
            SealAnnouncement announcement) {
        this.seals = seals;
        this.whole = whole;
        this.sittings = sittings;
        this.settings = settings;
        this.clock = clock;
        this.announcement = announcement;
    }

    /** What a lost node would take with it is not complete yet: its browser may have to send it again. */
    @Component
    record Whole(Completeness completeness, Durability durability, MarksState marks) {

        boolean is(Sitting sitting) {
            return completeness.of(sitting) && durability.isReached(sitting.id());
        }

        /** A status must not be set beside marks nobody has seen. */
        boolean isTold(Sitting sitting) {
            return marks.complete(sitting.id());
        }
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
            boolean complete = sitting.admittedAt() == null || whole.is(sitting);
            if (complete && whole.isTold(sitting) || !now.isBefore(one.endedAt().plus(settings.sealGrace()))) {
                announcement.seal(sitting, now, complete);
            }
        });
    }
}
