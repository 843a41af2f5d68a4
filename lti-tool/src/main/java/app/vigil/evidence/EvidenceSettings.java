package app.vigil.evidence;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What an operator sets for recordings.
 *
 * @param sealGrace how long after its end an incomplete recording waits for missing segments; default 30 minutes
 * @param freeSpaceReserve space kept free on the disk, so that the database can still write; default 200 MB
 * @param writers platform threads that append and flush; default 4
 */
@ConfigurationProperties("vigil.evidence")
public record EvidenceSettings(
        @DefaultValue("30m") Duration sealGrace,
        @DefaultValue("200MB") DataSize freeSpaceReserve,
        @DefaultValue("4") int writers) {}
