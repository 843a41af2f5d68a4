package app.vigil.evidence.surveillance;

import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.evidence.ObjectStoreSettings;
import app.vigil.evidence.sealing.EvidenceKeys;
import app.vigil.lti.RegistrationId;
import app.vigil.shared.AccessMeans.Means;
import app.vigil.testing.VigilTest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.util.unit.DataSize;

@VigilTest
@DisplayName("R1-024 the list tells where recordings lie, how they are encrypted there, and nothing secret")
class RecordingMeansTest {

    private final UUID institution = UUID.randomUUID();

    @Autowired
    private EvidenceKeys keys;

    @Test
    void tellsOfADiskThatTheToolDoesNotEncrypt() {
        Map<String, Means> means = means(bucket(null, null, "AES256"));

        assertThat(means.get("disk-encryption").inForce()).isFalse();
        assertThat(means).doesNotContainKey("bucket");
        assertThat(means.get("manifest").inForce()).isFalse();
    }

    @Test
    void tellsHowABucketIsReachedAndEncrypted() {
        Means amazon = bucketOf(bucket("evidence", null, "aws:kms"));
        assertThat(amazon.inForce()).isTrue();
        assertThat(amazon.arguments()).containsExactly("aws:kms", "yes");

        Means plain = bucketOf(bucket("evidence", URI.create("http://minio.example"), "none"));
        assertThat(plain.inForce()).isFalse();
        assertThat(plain.arguments()).containsExactly("none", "no");
    }

    @Test
    void namesTheKeyARecordingIsSignedWith() {
        EvidenceKeys.Signed signed = keys.sign(new RegistrationId(institution), "test", new byte[] {1});

        Means manifest = means(bucket(null, null, "AES256")).get("manifest");
        assertThat(manifest.inForce()).isTrue();
        assertThat(manifest.arguments()).containsExactly(signed.kid());
    }

    @Test
    void namesNoSecret() {
        List<Means> all = List.copyOf(means(bucket("evidence", null, "AES256")).values());

        assertThat(all)
                .extracting(Means::toString)
                .noneMatch(line -> line.contains("ACCESS") || line.contains("SECRET"));
    }

    private Means bucketOf(ObjectStoreSettings settings) {
        return means(settings).get("bucket");
    }

    private Map<String, Means> means(ObjectStoreSettings settings) {
        return new RecordingMeans(settings, keys)
                .of(institution).stream().collect(Collectors.toMap(Means::key, Function.identity()));
    }

    private static ObjectStoreSettings bucket(@Nullable String name, @Nullable URI endpoint, String encryption) {
        return new ObjectStoreSettings(
                name,
                endpoint,
                "us-east-1",
                "ACCESS",
                "SECRET",
                encryption,
                "",
                DataSize.ofMegabytes(5),
                Duration.ofMinutes(5),
                Duration.ofDays(1),
                Duration.ofSeconds(20),
                Duration.ofSeconds(90));
    }
}
