package app.vigil.evidence.export;

import static app.vigil.evidence.recording.RecordingUnderTest.camera;
import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.evidence.recording.RecordingUnderTest;
import app.vigil.evidence.sealing.SealingUnderTest;
import app.vigil.shared.PersonId;
import app.vigil.sitting.Sitting;
import app.vigil.sitting.SittingState;
import app.vigil.testing.Database;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Minutes of hashing, so only with {@code -Dpackages.large=true}; both files have holes and take no room. */
@EnabledIfSystemProperty(named = "packages.large", matches = "true")
class LargePackageTest {

    private static final int SEGMENTS = 520;
    private static final int LENGTH = 8 * 1024 * 1024;
    private static final long FOUR_GIB = 1L << 32;

    @TempDir
    Path data;

    @Test
    @DisplayName("R0-027 a package larger than 4 GiB is streamed, opened and checked")
    void packsMoreThanFourGibibytes() throws IOException {
        SealingUnderTest sealing = new SealingUnderTest(Database.H2, data);
        RecordingUnderTest room = sealing.recording;
        Sitting sitting = room.sittings.add(SittingState.FINISHED);
        room.pretend(camera(sitting.id(), 0), SEGMENTS, LENGTH);
        room.seal(sitting, java.util.Map.of("camera", (long) SEGMENTS));
        SittingPackage packages = new SittingPackage(
                new SittingPackage.Stock(room.index, room.reader, room.photos),
                sealing.manifests,
                sealing.keys,
                (one, handOver, now, entries) -> List.of(),
                List.of(),
                room.clock);
        HandOver act = new HandOver(new PersonId(UUID.randomUUID()), "K", "A", "order 5", "", Locale.ENGLISH);
        Path file = data.resolve("large.zip");

        try (SparseFile out = new SparseFile(file)) {
            packages.pack(sitting, act).writeTo(out);
        }

        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertThat(zip.getEntry("media/camera.0.mp4").getSize()).isGreaterThan(FOUR_GIB);
            assertThat(zip.getEntry("checksums.sha256")).as("behind it").isNotNull();
        }
        assertThat(PackageCheck.of(file)).isInstanceOf(Verdict.Intact.class);
    }

    /** Leaves blocks of zeros out. */
    private static final class SparseFile extends OutputStream {

        private final RandomAccessFile file;
        private long position;

        SparseFile(Path path) throws IOException {
            file = new RandomAccessFile(path.toFile(), "rw");
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (length < LENGTH) {
                file.seek(position);
                file.write(bytes, offset, length);
            }
            position += length;
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
