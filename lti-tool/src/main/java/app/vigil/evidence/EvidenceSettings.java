package app.vigil.evidence;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What an operator sets for recordings.
 *
 * @param sealGrace how long after its end an incomplete recording waits for missing segments; default 30 minutes
 * @param freeSpaceReserve space kept free on the disk, so that the database can still write: segments are refused
 *     before it is touched; default 200 MB
 * @param freeSpaceWarning space at which the operator is told; default 5 GB
 * @param writers platform threads that append and flush; default 8
 * @param uploadsAtOnce bytes of segments that may be on their way in at the same time; whoever comes then is asked to
 *     come again; default 64 MB
 */
@ConfigurationProperties("vigil.evidence")
public record EvidenceSettings(
        @DefaultValue("30m") Duration sealGrace,
        @DefaultValue("200MB") DataSize freeSpaceReserve,
        @DefaultValue("5GB") DataSize freeSpaceWarning,
        @DefaultValue("8") int writers,
        @DefaultValue("64MB") DataSize uploadsAtOnce) {}
