package app.vigil.evidence.recording;

import static app.vigil.evidence.recording.RecordingUnderTest.camera;
import static app.vigil.evidence.recording.RecordingUnderTest.init;
import static app.vigil.evidence.recording.RecordingUnderTest.media;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.vigil.evidence.EvidenceProblem;
import app.vigil.evidence.EvidenceSealed;
import app.vigil.shared.ProblemException;
import app.vigil.sitting.Sitting;
import app.vigil.sitting.SittingEvent;
import app.vigil.sitting.SittingId;
import app.vigil.sitting.SittingState;
import app.vigil.testing.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Database.class)
class SealingTest {

    @Parameter
    Database database;

    @TempDir
    Path data;

    private RecordingUnderTest room;
    private Sitting sitting;
    private TakeId take;

    @BeforeEach
    void finished() {
        room = RecordingUnderTest.on(database, data);
        sitting = room.sittings.add(SittingState.FINISHED);
        take = camera(sitting.id(), 0);
        room.put(init(take, 0), "INIT");
        TakeId screen = new TakeId(sitting.id(), StreamName.SCREEN, 0);
        room.put(init(screen, 0), "INIT");
        room.put(media(screen, 1), "desktop");
        room.seals.expect(sitting.id(), Map.of("camera", 2L, "screen", 1L));
        room.sealing.on(new SittingEvent.SittingFinished(
                sitting.id(), sitting.exam(), sitting.examinee(), room.clock.instant()));
    }

    @Test
    @DisplayName("R4-021 the recording is complete when everything announced is durable, and sealed once")
    void sealsAsSoonAsEverythingAnnouncedIsDurable() {
        room.put(media(take, 1), "one");
        room.sealing.sweep();
        assertThat(room.seals.complete(sitting.id())).isFalse();
        assertThat(room.published).isEmpty();

        room.put(media(take, 2), "two");
        room.sealing.sweep();
        room.sealing.sweep();
        assertThat(room.seals.complete(sitting.id())).isTrue();
        assertThat(room.published)
                .containsExactly(new EvidenceSealed(sitting.id(), sitting.exam(), room.clock.instant(), true));
    }

    @Test
    void sealsAnIncompleteRecordingAfterTheGraceTimeAndTakesLateSegmentsAsASupplement() {
        room.clock.tick(Duration.ofMinutes(29));
        room.sealing.sweep();
        assertThat(room.published).isEmpty();

        room.clock.tick(Duration.ofMinutes(1));
        room.sealing.sweep();
        assertThat(room.published)
                .containsExactly(new EvidenceSealed(sitting.id(), sitting.exam(), room.clock.instant(), false));

        room.put(media(take, 1), "one");
        assertThat(room.index.of(sitting.id()))
                .filteredOn(StoredSegment::supplement)
                .hasSize(1);
    }

    @Test
    void refusesMoreAfterACompleteRecordingWasSealed() {
        room.put(media(take, 1), "one");
        room.put(media(take, 2), "two");
        room.sealing.sweep();

        assertThatThrownBy(() -> room.put(media(take, 3), "three"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(EvidenceProblem.SITTING_NOT_RECORDING));
        assertThat(room.put(media(take, 2), "two")).isEqualTo(Ingest.Receipt.ALREADY_STORED);
    }

    @Test
    void doesNotTakeTheExamineesWordForWhatNeverCame() {
        room.put(media(take, 1), "one");
        room.put(media(take, 2), "two");

        room.seals.expect(sitting.id(), Map.of("camera", -1L, "screen", 1L));
        assertThat(room.seals.complete(sitting.id()))
                .as("what is stored counts, whatever was said")
                .isTrue();

        SittingId other = room.sittings.add(SittingState.RUNNING).id();
        room.seals.expect(other, Map.of("camera", -1L));
        assertThat(room.seals.complete(other)).isFalse();
    }

    @Test
    void isNeverCompleteBeforeTheAgentSaidWhatItRecorded() {
        assertThat(room.seals.complete(room.sittings.add(SittingState.RUNNING).id()))
                .isFalse();
    }

    @Test
    void summarisesTheRecording() {
        room.put(media(take, 1), "one");
        room.put(media(take, 2), "two");

        assertThat(room.recordings.summary(sitting.id()).recorded()).isEqualTo(Duration.ofSeconds(6));
        assertThat(room.recordings.summary(sitting.id()).complete()).isTrue();
        assertThat(room.recordings.summary(sitting.id()).sealed()).isFalse();
    }
}
