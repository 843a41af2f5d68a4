package app.vigil.evidence.recording;

import app.vigil.evidence.EvidenceSealed;
import app.vigil.sitting.Sitting;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Seals a recording and publishes what its devices did and {@link EvidenceSealed}, all or nothing, once per sitting. */
@Component
class SealAnnouncement {

    private static final Logger log = LoggerFactory.getLogger(SealAnnouncement.class);

    private final Seals seals;
    private final DeviceRuns devices;
    private final ApplicationEventPublisher events;

    SealAnnouncement(Seals seals, DeviceRuns devices, ApplicationEventPublisher events) {
        this.seals = seals;
        this.devices = devices;
        this.events = events;
    }

    @Transactional
    public void seal(Sitting sitting, Instant now, boolean complete) {
        if (seals.seal(sitting.id(), now, complete)) {
            devices.of(sitting.id(), sitting.examinee()).forEach(events::publishEvent);
            events.publishEvent(new EvidenceSealed(sitting.id(), sitting.exam(), now, complete));
            log.info("recording sealed: sitting={} complete={}", sitting.id(), complete);
        }
    }
}
