package app.vigil.evidence.recording;

import app.vigil.evidence.EvidenceProblem;
import app.vigil.evidence.EvidenceSettings;
import app.vigil.evidence.StorageRunsOut;
import app.vigil.shared.ProblemException;
import app.vigil.shared.VigilSettings;
import java.io.File;
import java.nio.file.Path;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

/**
 * Room on the disk of the recordings, looked at every second and not with every segment. When it runs low the operator
 * learns it three ways: from the log, the audit log, and the health page, whose status says it while the tool stays up
 * for everything else.
 */
@Component("storage")
class DiskSpace implements HealthIndicator {

    private static final Logger log = LoggerFactory.getLogger(DiskSpace.class);

    private final File data;
    private final long reserve;
    private final long warning;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private volatile long usable = Long.MAX_VALUE;
    private volatile boolean refused;
    private volatile Level level = Level.ROOMY;

    private enum Level {
        ROOMY("UP"),
        LOW("STORAGE_LOW"),
        FULL("STORAGE_FULL");

        private final String health;

        Level(String health) {
            this.health = health;
        }
    }

    DiskSpace(
            VigilSettings settings,
            EvidenceSettings evidence,
            Clock clock,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.data = folderThatIs(settings.data());
        this.reserve = evidence.freeSpaceReserve().toBytes();
        this.warning = Math.max(evidence.freeSpaceWarning().toBytes(), reserve);
        this.clock = clock;
        this.events = events;
        this.transaction = transaction;
        this.usable = data.getUsableSpace();
    }

    /** Refuses what would eat into the reserve that the database needs to go on. */
    void require(int bytes) {
        if (usable - bytes < reserve) {
            refused = true;
            throw new ProblemException(EvidenceProblem.STORAGE_FULL);
        }
    }

    @Scheduled(fixedDelayString = "PT1S")
    void look() {
        usable = data.getUsableSpace();
        Level now = refused || usable < reserve ? Level.FULL : usable < warning ? Level.LOW : Level.ROOMY;
        refused = false;
        if (now != level) {
            level = now;
            tell(now);
        }
    }

    private void tell(Level now) {
        DataSize left = DataSize.ofMegabytes(DataSize.ofBytes(usable).toMegabytes());
        switch (now) {
            case ROOMY -> log.info("the disk of the recordings has room again: {} left", left);
            case LOW -> log.warn("the disk of the recordings runs low: {} left", left);
            case FULL ->
                log.error(
                        "the disk of the recordings is full: {} left; segments are refused and wait in the browsers"
                                + " until there is room, everything acknowledged stays",
                        left);
        }
        transaction.executeWithoutResult(
                begun -> events.publishEvent(new StorageRunsOut(now.health, usable, clock.instant())));
    }

    @Override
    public Health health() {
        return Health.status(level.health).build();
    }

    /** It may not be made yet. */
    private static File folderThatIs(Path data) {
        Path folder = data.toAbsolutePath();
        while (!folder.toFile().exists() && folder.getParent() != null) {
            folder = folder.getParent();
        }
        return folder.toFile();
    }
}
