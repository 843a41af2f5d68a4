package app.vigil.evidence.recording;

import app.vigil.evidence.ObjectStoreSettings;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/**
 * The bucket. Throttling (503 SlowDown), 5xx answers and cut connections are tried again with growing pauses; a slow
 * store is given up on after the time limits, and whoever called comes again later. A bucket of another region than the
 * one named is found at Amazon's.
 */
@Component
@ConditionalOnProperty("vigil.evidence.s3.bucket")
class ObjectStore implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(ObjectStore.class);
    private static final int ATTEMPTS = 5;
    private static final Duration ATTEMPT_LIMIT = Duration.ofSeconds(20);
    private static final Duration CALL_LIMIT = Duration.ofSeconds(90);

    private final S3Client s3;
    private final String bucket;
    private final @Nullable String encryption;

    ObjectStore(ObjectStoreSettings settings) {
        this.bucket = Objects.requireNonNull(settings.bucket());
        this.encryption = settings.encryption().equals("none") ? null : settings.encryption();
        URI endpoint = settings.endpoint();
        S3ClientBuilder client = S3Client.builder()
                .region(Region.of(settings.region()))
                .credentialsProvider(credentials(settings))
                .crossRegionAccessEnabled(endpoint == null)
                .forcePathStyle(endpoint != null)
                .overrideConfiguration(calls -> calls.apiCallAttemptTimeout(ATTEMPT_LIMIT)
                        .apiCallTimeout(CALL_LIMIT)
                        .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .maxAttempts(ATTEMPTS)
                                .build()));
        this.s3 = (endpoint == null ? client : client.endpointOverride(endpoint)).build();
    }

    private static AwsCredentialsProvider credentials(ObjectStoreSettings settings) {
        return settings.accessKey() == null || settings.secretKey() == null
                ? DefaultCredentialsProvider.builder().build()
                : StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(settings.accessKey(), settings.secretKey()));
    }

    /** An object and when it was written. */
    record Listed(String key, Instant at) {}

    /** Returns when the store has the bytes: it checks them by our digest. */
    void put(String key, byte[] content) {
        PutObjectRequest.Builder request = PutObjectRequest.builder()
                .bucket(bucket)
                .key(key)
                .contentType("application/octet-stream")
                .checksumSHA256(sha256(content));
        if (encryption != null) {
            request.serverSideEncryption(encryption);
        }
        s3.putObject(request.build(), RequestBody.fromBytes(content));
    }

    /** A range of an object; empty when there is none, or the store does not answer. */
    Optional<byte[]> read(String key, long offset, int length) {
        return get(key, "bytes=" + offset + "-" + (offset + length - 1));
    }

    Optional<byte[]> read(String key) {
        return get(key, null);
    }

    private Optional<byte[]> get(String key, @Nullable String range) {
        try {
            return Optional.of(s3.getObjectAsBytes(
                            request -> request.bucket(bucket).key(key).range(range))
                    .asByteArray());
        } catch (NoSuchKeyException gone) {
            return Optional.empty();
        } catch (SdkException failing) {
            log.error("the object store does not give out {} {}", key, range, failing);
            return Optional.empty();
        }
    }

    Stream<Listed> list(String prefix) {
        return s3.listObjectsV2Paginator(request -> request.bucket(bucket).prefix(prefix)).contents().stream()
                .map(object -> new Listed(object.key(), object.lastModified()));
    }

    /** Deletes what begins with the prefix; returns how many objects there were. */
    long delete(String prefix) {
        List<String> keys = list(prefix).map(Listed::key).toList();
        keys.forEach(this::deleteOne);
        return keys.size();
    }

    /** One by one: not every store knows the call that deletes many. */
    void deleteOne(String key) {
        s3.deleteObject(request -> request.bucket(bucket).key(key));
    }

    private static String sha256(byte[] content) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-256 in this JDK", e);
        }
    }

    @Override
    public void destroy() {
        s3.close();
    }
}
