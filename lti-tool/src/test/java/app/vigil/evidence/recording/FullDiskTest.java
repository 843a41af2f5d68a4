package app.vigil.evidence.recording;

import static app.vigil.evidence.recording.RecordingUnderTest.camera;
import static app.vigil.evidence.recording.RecordingUnderTest.init;
import static app.vigil.evidence.recording.RecordingUnderTest.media;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.vigil.evidence.EvidenceProblem;
import app.vigil.evidence.StorageRunsOut;
import app.vigil.shared.ProblemException;
import app.vigil.sitting.SittingState;
import app.vigil.testing.Database;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** A disk of four megabytes that runs full; only root may mount one. */
class FullDiskTest {

    private static final int SEGMENT = 100_000;

    @TempDir
    Path mountPoint;

    private final Random random = new Random(1);

    @BeforeEach
    void mount() throws Exception {
        boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", mountPoint.toString()) == 0;
        if (!mounted) {
            System.err.println("NOT TESTED: a full disk, for no file system of four megabytes could be mounted");
        }
        // In a gating run nobody reads what is said: there root has to be able to.
        assertThat(mounted || System.getenv("CI") == null || !"root".equals(System.getProperty("user.name")))
                .as("a file system of four megabytes can be mounted")
                .isTrue();
        assumeTrue(mounted, "a file system of four megabytes can be mounted");
    }

    @AfterEach
    void unmount() throws Exception {
        run("umount", "-l", mountPoint.toString());
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    @Test
    @DisplayName(
            "R4-021 a full disk refuses before the reserve is touched, alarms, keeps everything and goes on with room")
    void refusesBeforeTheReserveIsTouched() throws IOException {
        Path filler = Files.write(mountPoint.resolve("filler"), new byte[1_000_000]);
        RecordingUnderTest room = new RecordingUnderTest(Database.H2, mountPoint, DataSize.ofMegabytes(1));
        int stored = fill(room, camera(room.sittings.add(SittingState.RUNNING).id(), 0));

        room.space.look();
        assertThat(mountPoint.toFile().getUsableSpace()).isGreaterThan(900_000);
        assertThat(room.space.health().getStatus().getCode()).isEqualTo("STORAGE_FULL");
        assertThat(room.published).filteredOn(StorageRunsOut.class::isInstance).hasSize(1);
        assertAllRead(room, stored);
        int left = (int)
                (mountPoint.toFile().getUsableSpace() - DataSize.ofMegabytes(1).toBytes());
        Files.write(mountPoint.resolve("last of the room"), new byte[left]);
        room.space.look();
        assertThatThrownBy(() -> room.stills.keep(
                        room.sittings.add(SittingState.RUNNING).id(),
                        new Stills.Strip(UUID.randomUUID(), StreamName.CAMERA, 1, 10_000, 1),
                        jpeg()))
                .hasMessageContaining("storage-full");
        room.space.look();

        Files.delete(filler);
        room.space.look();
        assertThat(room.space.health().getStatus().getCode()).isEqualTo("UP");
        assertThat(fill(room, camera(room.sittings.add(SittingState.RUNNING).id(), 0)))
                .isGreaterThan(5);
    }

    @Test
    @DisplayName("R4-021 a write that the disk breaks off is not acknowledged and harms nothing before it")
    void acknowledgesNothingTheDiskBrokeOff() {
        RecordingUnderTest room = new RecordingUnderTest(Database.H2, mountPoint, DataSize.ofBytes(0));
        TakeId take = camera(room.sittings.add(SittingState.RUNNING).id(), 0);
        // Nobody looks at the disk meanwhile, so it is the disk itself that refuses.
        int stored = 0;
        Optional<ProblemException> refused = Optional.empty();
        while (refused.isEmpty()) {
            refused = put(room, take, stored);
            stored += refused.isEmpty() ? 1 : 0;
        }

        assertThat(refused.get().problem()).isEqualTo(EvidenceProblem.STORAGE_FULL);
        assertThat(DurableFiles.meansFull(new IOException("На устройстве не осталось места"), mountPoint))
                .as("on a server that speaks Russian")
                .isTrue();
        assertThat(stored).isBetween(30, 45);
        assertThat(room.index.of(take.sitting())).hasSize(stored);
        assertAllRead(room, stored);
    }

    private static byte[] jpeg() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_BYTE_GRAY), "jpeg", bytes);
        return bytes.toByteArray();
    }

    private int fill(RecordingUnderTest room, TakeId take) {
        int stored = 0;
        while (put(room, take, stored).isEmpty()) {
            room.space.look();
            stored++;
        }
        return stored;
    }

    private Optional<ProblemException> put(RecordingUnderTest room, TakeId take, int number) {
        byte[] bytes = new byte[SEGMENT];
        random.nextBytes(bytes);
        try {
            room.put(number == 0 ? init(take, 0) : media(take, number), bytes);
            return Optional.empty();
        } catch (ProblemException refused) {
            return Optional.of(refused);
        }
    }

    private static void assertAllRead(RecordingUnderTest room, int stored) {
        assertThat(
                        room
                                .jdbc
                                .sql("select distinct sitting from evidence_segment")
                                .query(java.util.UUID.class)
                                .list()
                                .stream()
                                .flatMap(sitting -> room.index.of(new app.vigil.sitting.SittingId(sitting)).stream()))
                .hasSize(stored)
                .allMatch(segment -> room.reader.read(segment).isPresent());
    }
}
