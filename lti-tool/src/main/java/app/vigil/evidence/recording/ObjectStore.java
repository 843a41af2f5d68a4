package app.vigil.evidence.recording;

import app.vigil.evidence.EvidenceProblem;
import app.vigil.evidence.ObjectStoreSettings;
import app.vigil.shared.ProblemException;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * The bucket. Throttling (503 SlowDown), 5xx answers and cut connections are tried again with growing pauses; a slow
 * store is given up on after the time limits, and whoever called comes again later. A bucket of another region than the
 * one named is found.
 */
@Component
@ConditionalOnProperty("vigil.evidence.s3.bucket")
class ObjectStore implements DisposableBean {

    private static final int ATTEMPTS = 5;
    private static final int RANGE_NOT_SATISFIABLE = 416;

    private final S3Client s3;
    private final String bucket;
    private final String prefix;
    private final @Nullable String encryption;

    ObjectStore(ObjectStoreSettings settings) {
        this.bucket = Objects.requireNonNull(settings.bucket());
        this.prefix = settings.prefix();
        this.encryption = settings.encryption().equals("none") ? null : settings.encryption();
        URI endpoint = settings.endpoint();
        S3ClientBuilder client = S3Client.builder()
                .region(Region.of(settings.region()))
                .credentialsProvider(credentials(settings))
                .crossRegionAccessEnabled(true)
                .forcePathStyle(endpoint != null)
                .overrideConfiguration(calls -> calls.apiCallAttemptTimeout(settings.attemptLimit())
                        .apiCallTimeout(settings.callLimit())
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
                .key(prefix + key)
                .contentType("application/octet-stream")
                .checksumSHA256(sha256(content));
        if (encryption != null) {
            request.serverSideEncryption(encryption);
        }
        asked(key, () -> s3.putObject(request.build(), RequestBody.fromBytes(content)));
    }

    /** A range of an object; empty when there is none. */
    Optional<byte[]> read(String key, long offset, int length) {
        return get(key, "bytes=" + offset + "-" + (offset + length - 1));
    }

    Optional<byte[]> read(String key) {
        return get(key, null);
    }

    private Optional<byte[]> get(String key, @Nullable String range) {
        return asked(key, () -> {
            try {
                return Optional.of(s3.getObjectAsBytes(request ->
                                request.bucket(bucket).key(prefix + key).range(range))
                        .asByteArray());
            } catch (NoSuchKeyException gone) {
                return Optional.empty();
            } catch (S3Exception refused) {
                if (refused.statusCode() == RANGE_NOT_SATISFIABLE) {
                    return Optional.empty();
                }
                throw refused;
            }
        });
    }

    /** A store that does not answer is not to be taken for an object that is lost: it may come back. */
    private static <T> T asked(String key, Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException failing) {
            throw new ProblemException(EvidenceProblem.OBJECT_STORE_AWAY)
                    .with("object", key)
                    .causedBy(failing);
        }
    }

    Stream<Listed> list(String beginning) {
        return s3
                .listObjectsV2Paginator(request -> request.bucket(bucket).prefix(prefix + beginning))
                .contents()
                .stream()
                .map(object -> new Listed(object.key().substring(prefix.length()), object.lastModified()));
    }

    /** Deletes what begins like this; returns how many objects there were. */
    long delete(String beginning) {
        List<String> keys = list(beginning).map(Listed::key).toList();
        keys.forEach(this::deleteOne);
        return keys.size();
    }

    /** One by one: not every store knows the call that deletes many. */
    void deleteOne(String key) {
        asked(key, () -> s3.deleteObject(request -> request.bucket(bucket).key(prefix + key)));
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
