package app.vigil.evidence.recording;

import static app.vigil.evidence.recording.RecordingUnderTest.camera;
import static app.vigil.evidence.recording.RecordingUnderTest.init;
import static app.vigil.evidence.recording.RecordingUnderTest.media;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import app.vigil.evidence.EvidenceProblem;
import app.vigil.evidence.sealing.SealingUnderTest;
import app.vigil.retention.spi.PersonalDataHolder.Deleted;
import app.vigil.shared.ProblemException;
import app.vigil.sitting.Sitting;
import app.vigil.sitting.SittingState;
import app.vigil.testing.Database;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.util.unit.DataSize;

class PurgedRecordingTest {

    @TempDir
    Path data;

    @ParameterizedTest
    @EnumSource(Database.class)
    @DisplayName("R1-014 a browser that still has something of a purged recording brings nothing of the person back")
    void nothingComesBack(Database database) throws IOException {
        RecordingUnderTest room = new SealingUnderTest(database, data).recording;
        Sitting sitting = room.sittings.add(SittingState.FINISHED);
        room.put(init(camera(sitting.id(), 0), 0), "INIT");
        room.seal(sitting, Map.of("camera", 9L));
        Loudness loudness = new Loudness(room.jdbc, room.sittings, room.seals);
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_BYTE_GRAY), "jpeg", jpeg);
        ThrowingCallable still = () -> room.stills.keep(
                sitting.id(), new Stills.Strip(UUID.randomUUID(), StreamName.CAMERA, 1, 10_000, 1), jpeg.toByteArray());
        ThrowingCallable waveform =
                () -> loudness.keep(sitting.id(), new Loudness.Piece(UUID.randomUUID(), 1, 500, "AKZ"));
        assertThat(catchThrowable(still)).as("late, but kept").isNull();
        assertThat(catchThrowable(waveform)).isNull();
        room.put(media(camera(sitting.id(), 0), 1), "late, but kept");

        held(room).purge(sitting.id().value());

        assertRefused(still);
        assertRefused(waveform);
        assertRefused(() -> room.put(media(camera(sitting.id(), 0), 2), "too late"));
        assertThat(room.stills.of(sitting.id())).isEmpty();
        assertThat(loudness.of(sitting.id())).isEmpty();
        assertThat(room.media.resolve(sitting.id().toString())).isEmptyDirectory();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    @DisplayName("R1-014 a deletion that was taken back deletes no file, and the act of the next one has them all")
    void whatWasTakenBackDeletesNothing(Database database) {
        RecordingUnderTest room = new SealingUnderTest(database, data).recording;
        TakeId take = camera(room.sittings.add(SittingState.FINISHED).id(), 0);
        UUID sitting = take.sitting().value();
        room.put(init(take, 0), "INIT");
        room.put(media(take, 1), "one");

        room.connection.transaction().executeWithoutResult(status -> {
            held(room).purge(sitting);
            status.setRollbackOnly();
        });
        assertThat(room.file(take)).hasContent("INITone");
        assertThat(room.index.of(take.sitting())).hasSize(2);

        List<Deleted> deleted =
                room.connection.transaction().execute(status -> held(room).purge(sitting));
        assertThat(deleted).contains(new Deleted("files", 1, List.of()), new Deleted("evidence_segment", 2, List.of()));
        assertThat(room.file(take)).doesNotExist();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    @DisplayName("R1-014 another node takes nothing more of a recording that this one purged")
    void anotherNodeTakesNothingMore(Database database) {
        RecordingUnderTest room = new SealingUnderTest(database, data.resolve("this")).recording;
        RecordingUnderTest other = new RecordingUnderTest(
                room.connection, data.resolve("other"), DataSize.ofBytes(0), room.sittings, null);
        Sitting sitting = room.sittings.add(SittingState.FINISHED);
        TakeId take = camera(sitting.id(), 0);
        other.put(init(take, 0), "INIT");
        room.seal(sitting, Map.of("camera", 9L));
        other.clock.tick(Duration.ofMinutes(31));
        other.put(media(take, 1), "late, and its seal is known now");

        held(room).purge(sitting.id().value());
        assertRefused(() -> other.put(media(take, 2), "too late"));

        other.erased.sweepLate();
        assertThat(other.file(take)).doesNotExist();
    }

    private static HeldRecordings held(RecordingUnderTest room) {
        return new HeldRecordings(room.jdbc, room.index, room.store, room.rows, room.erased);
    }

    private static void assertRefused(ThrowingCallable keeping) {
        assertThatThrownBy(keeping)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(EvidenceProblem.RECORDING_SEALED));
    }
}
