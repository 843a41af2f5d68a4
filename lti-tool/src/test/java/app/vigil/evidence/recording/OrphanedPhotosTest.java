package app.vigil.evidence.recording;

import static app.vigil.evidence.recording.RecordingUnderTest.camera;
import static app.vigil.evidence.recording.RecordingUnderTest.init;
import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.sitting.SittingId;
import app.vigil.sitting.SittingState;
import app.vigil.testing.Database;
import app.vigil.testing.KnownSittings;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.util.unit.DataSize;

/** Pictures of a person that a node left in the bucket as it died, before any row named them. */
@ParameterizedClass
@EnumSource(Database.class)
class OrphanedPhotosTest {

    @Parameter
    Database database;

    @TempDir
    Path data;

    private final KnownSittings sittings = new KnownSittings();
    private final Bucket bucket = new Bucket();
    private RecordingUnderTest room;

    @BeforeEach
    void open() {
        room = new RecordingUnderTest(
                database.fresh(),
                data,
                DataSize.ofBytes(0),
                sittings,
                bucket.settings(DataSize.ofBytes(4000), Duration.ofMinutes(5)));
    }

    @AfterEach
    void close() {
        bucket.close();
    }

    @Test
    @DisplayName("R1-019 photos and stills in the bucket that nobody names are deleted, and those of a recording stay")
    void nobodysPicturesGo() throws Exception {
        SittingId sitting = sittings.add(SittingState.RUNNING).id();
        room.put(init(camera(sitting, 0), 0), "INIT");
        byte[] jpeg = jpeg();
        room.store.keep(sitting, "photo-face.named.sealed", jpeg);
        room.jdbc.sql("""
                        insert into evidence_photo (sitting, kind, file, digest, taken_ms)
                        values (:sitting, 'face', 'photo-face.named.sealed', '', 0)""").param("sitting", sitting.value()).update();
        room.stills.keep(sitting, new Stills.Strip(UUID.randomUUID(), StreamName.CAMERA, 0, 10_000, 1), jpeg);
        List<String> named = objects();
        SittingId stranger = new SittingId(UUID.randomUUID());
        String foreign = stranger + "/photo-face.sealed";
        room.objects.put(foreign, jpeg);
        room.objects.put(sitting + "/photo-face." + UUID.randomUUID() + ".sealed", jpeg);
        room.objects.put(sitting + "/still-" + UUID.randomUUID() + ".sealed", jpeg);

        room.archive.sweepOrphans();
        assertThat(objects()).as("young").hasSize(named.size() + 3);
        room.clock.tick(Duration.ofDays(365_000));
        room.archive.sweepOrphans();

        assertThat(objects()).contains(foreign).containsAll(named).hasSize(named.size() + 1);
        assertThat(named).hasSize(2);
    }

    private List<String> objects() {
        return bucket.keys();
    }

    private static byte[] jpeg() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB), "jpeg", out);
        return out.toByteArray();
    }
}
