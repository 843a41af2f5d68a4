package app.vigil.evidence;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The S3 bucket behind the nodes' disks. With one, a browser drops a segment only when it is there.
 *
 * @param bucket without it nothing else here counts
 * @param endpoint of a store other than Amazon's; addressed by path
 * @param region default us-east-1
 * @param accessKey with {@code secretKey}; without them the environment, profile or role of the machine is asked
 * @param encryption at rest, asked for with each object: {@code AES256} (default), {@code aws:kms}, or {@code none}
 *     where the store does not know it
 * @param prefix of the names of all objects, such as {@code vigil/}, for a bucket that others use as well; default none
 * @param objectSize bytes of one recording that make an object; default 5 MB
 * @param objectAge how long a segment waits for others to share its object; default 5 minutes
 * @param localCopy how long a node keeps what lies in the bucket on its own disk, too; default 1 day
 * @param attemptLimit how long one request to the store may take before it is tried again; default 20 seconds
 * @param callLimit how long all attempts may take together; default 90 seconds
 */
@ConfigurationProperties("vigil.evidence.s3")
public record ObjectStoreSettings(
        @Nullable String bucket,
        @Nullable URI endpoint,
        @DefaultValue("us-east-1") String region,
        @Nullable String accessKey,
        @Nullable String secretKey,
        @DefaultValue("AES256") String encryption,
        @DefaultValue("") String prefix,
        @DefaultValue("5MB") DataSize objectSize,
        @DefaultValue("5m") Duration objectAge,
        @DefaultValue("1d") Duration localCopy,
        @DefaultValue("20s") Duration attemptLimit,
        @DefaultValue("90s") Duration callLimit) {}
