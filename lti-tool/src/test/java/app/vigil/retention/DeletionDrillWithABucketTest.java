package app.vigil.retention;

import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.evidence.recording.Bucket;
import app.vigil.sitting.Sitting;
import app.vigil.sitting.SittingState;
import app.vigil.testing.KnownExams;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The same where the recordings lie in a bucket. */
class DeletionDrillWithABucketTest extends DeletionDrillTest {

    private static final Bucket BUCKET = new Bucket();

    @Autowired
    private BeanFactory tool;

    @DynamicPropertySource
    static void bucket(DynamicPropertyRegistry settings) {
        BUCKET.properties().forEach((name, value) -> settings.add(name, () -> value));
    }

    @AfterAll
    static void close() {
        BUCKET.close();
    }

    @Test
    @DisplayName("R1-014, R1-026 a recording whose term is over is gone from the bucket, and no other one is")
    void deletesTheObjects() throws InterruptedException {
        Sitting sitting = recorded(120);
        Sitting other = recorded(1);
        Bucket.fill(tool);
        assertThat(objects(sitting)).isNotEmpty();

        purge.sweep();

        assertThat(objects(sitting)).isEmpty();
        assertThat(objects(other)).isNotEmpty();
    }

    private Sitting recorded(int daysAgo) {
        Sitting sitting = sittings.add(SittingState.FINISHED);
        record(sitting);
        book.keep(sitting.id().value(), KnownExams.INSTITUTION.value(), "zno", ended(daysAgo));
        return sitting;
    }

    private static List<String> objects(Sitting sitting) {
        return BUCKET.keys().stream()
                .filter(key -> key.startsWith(sitting.id() + "/"))
                .toList();
    }
}
