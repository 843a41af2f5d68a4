package app.vigil.evidence.recording;

import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.evidence.EvidenceSealed;
import app.vigil.sitting.Sitting;
import app.vigil.testing.Database;
import app.vigil.testing.KnownSittings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class SealingWithABucketTest {

    @TempDir
    Path data;

    @Test
    @DisplayName("R4-021 nothing is signed as complete that a lost node would take with it")
    void isNotCompleteBeforeItLiesInTheBucket() throws Exception {
        try (Bucket bucket = new Bucket()) {
            sealsWhatLiesIn(bucket);
        }
    }

    private void sealsWhatLiesIn(Bucket bucket) throws Exception {
        KnownSittings sittings = new KnownSittings();
        RecordingUnderTest room = new RecordingUnderTest(
                Database.H2.fresh(),
                data,
                DataSize.ofBytes(0),
                sittings,
                bucket.settings(DataSize.ofMegabytes(5), Duration.ofMinutes(5)));
        Sitting sitting = sittings.addFinished(Duration.ofSeconds(9));
        for (StreamName stream : StreamName.values()) {
            TakeId only = new TakeId(sitting.id(), stream, 0);
            room.put(RecordingUnderTest.init(only, 0), "INIT");
            room.put(RecordingUnderTest.media(only, 1, Duration.ZERO, Duration.ofSeconds(9)), "all");
        }
        room.seals.expect(sitting.id(), Map.of("camera", 1L, "screen", 1L));
        room.seals.ended(sitting.id(), room.clock.instant());
        room.sealing.sweep();
        assertThat(room.published).noneMatch(EvidenceSealed.class::isInstance);

        room.clock.tick(Duration.ofSeconds(11));
        room.archive.sweep();
        room.sealing.sweep();
        assertThat(room.published)
                .filteredOn(EvidenceSealed.class::isInstance)
                .containsExactly(new EvidenceSealed(sitting.id(), sitting.exam(), room.clock.instant(), true));
    }
}
