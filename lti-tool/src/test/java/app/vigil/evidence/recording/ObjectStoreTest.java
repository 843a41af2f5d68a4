package app.vigil.evidence.recording;

import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.evidence.recording.Bucket.Fault;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** What a store is asked for with each object, over HTTP. */
class ObjectStoreTest {

    private static final byte[] CONTENT = {1, 2, 3};

    private final Bucket bucket = new Bucket();

    @AfterEach
    void close() {
        bucket.close();
    }

    @Test
    @DisplayName("R4-021 a bucket of another region than the one named is found")
    void findsTheRegionOfTheBucket() {
        ObjectStore objects = objects("none");
        bucket.fail(Fault.WRONG_REGION);
        objects.put("object", CONTENT);

        assertThat(objects.read("object")).contains(CONTENT);
        assertThat(bucket.heads("PUT").getFirst()).contains("/us-east-1/s3/");
        assertThat(bucket.heads("PUT").getLast()).contains("/eu-central-1/s3/");
    }

    @Test
    void asksForEncryptionAndSendsADigest() {
        objects("AES256").put("object", CONTENT);
        objects("none").put("other", CONTENT);

        assertThat(bucket.heads("PUT"))
                .allSatisfy(head -> assertThat(head)
                        .containsIgnoringCase("x-amz-checksum-sha256: A5BYxvLAy0ksUzsKTRTvd8wPeKvMztUofYShogEc+4E="));
        assertThat(bucket.heads("PUT").getFirst()).containsIgnoringCase("x-amz-server-side-encryption: AES256");
        assertThat(bucket.heads("PUT").getLast()).doesNotContainIgnoringCase("x-amz-server-side-encryption");
    }

    private ObjectStore objects(String encryption) {
        return new ObjectStore(bucket.settings(DataSize.ofBytes(1), Duration.ofMinutes(5), encryption, ""));
    }
}
