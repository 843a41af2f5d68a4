package app.vigil.evidence.recording;

import static app.vigil.evidence.recording.RecordingUnderTest.bytes;
import static app.vigil.evidence.recording.RecordingUnderTest.camera;
import static app.vigil.evidence.recording.RecordingUnderTest.init;
import static app.vigil.evidence.recording.RecordingUnderTest.media;
import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.sitting.SittingId;
import app.vigil.sitting.SittingState;
import app.vigil.testing.Database;
import app.vigil.testing.KnownSittings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.util.unit.DataSize;

/** What every store of segments does: the disk alone, a bucket behind it, and the bucket alone after the disk is gone. */
@ParameterizedClass
@EnumSource(SegmentStoreTest.Kind.class)
class SegmentStoreTest {

    enum Kind {
        DISK,
        DISK_AND_BUCKET,
        BUCKET_WITHOUT_THE_DISK
    }

    @Parameter
    Kind kind;

    @TempDir
    Path data;

    @TempDir
    Path otherDisk;

    private final KnownSittings sittings = new KnownSittings();
    private final Bucket bucket = new Bucket();
    private Database.Connection database;
    private RecordingUnderTest room;
    private TakeId take;

    @BeforeEach
    void recorded() throws InterruptedException {
        database = Database.H2.fresh();
        room = room(data);
        take = camera(sittings.add(SittingState.RUNNING).id(), 0);
        room.put(init(take, 0), "INIT");
        room.put(media(take, 1), "one");
        room.put(media(take, 2), "two");
        room.store.keep(take.sitting(), "photo-face.sealed", bytes("old face"));
        room.store.keep(take.sitting(), "photo-face.sealed", bytes("face"));
        if (kind != Kind.DISK) {
            room.clock.tick(Duration.ofMinutes(1));
            room.archive.sweep();
        }
        if (kind == Kind.BUCKET_WITHOUT_THE_DISK) {
            room = room(otherDisk);
        }
    }

    private RecordingUnderTest room(Path disk) {
        return new RecordingUnderTest(
                database,
                disk,
                DataSize.ofBytes(0),
                sittings,
                kind == Kind.DISK ? null : bucket.settings(DataSize.ofMegabytes(5), Duration.ofMinutes(5)));
    }

    @AfterEach
    void close() {
        bucket.close();
    }

    @Test
    void givesOutEverySegmentAsItWasAcknowledged() {
        assertThat(segments()).containsExactly("INIT", "one", "two");
    }

    @Test
    void takesMoreOfATake() {
        room.put(media(take, 3), "three");
        assertThat(segments()).containsExactly("INIT", "one", "two", "three");
    }

    @Test
    void keepsTheLastOfASmallFile() {
        assertThat(room.store.kept(take.sitting(), "photo-face.sealed").orElseThrow())
                .isEqualTo(bytes("face"));
        assertThat(room.store.kept(take.sitting(), "photo-document.sealed")).isEmpty();
    }

    @Test
    void doesNotGiveOutWhatWasNeverStored() {
        StoredSegment last = room.index.of(take.sitting()).getLast();
        StoredSegment invented = new StoredSegment(last.segment(), 10, 3, RecordingUnderTest.digest("333"), 0);
        assertThat(room.store.read(invented)).isEmpty();
    }

    @Test
    void keepsNothingOfADeletedSittingAndEverythingOfAnother() {
        SittingId other = sittings.add(SittingState.RUNNING).id();
        room.put(init(camera(other, 0), 0), "OTHER");

        assertThat(room.store.delete(take.sitting())).isPositive();
        assertThat(room.index.of(take.sitting()))
                .hasSize(3)
                .allMatch(stored -> room.store.read(stored).isEmpty());
        assertThat(room.store.kept(take.sitting(), "photo-face.sealed")).isEmpty();
        assertThat(room.store.read(room.index.of(other).getFirst())).isPresent();
        assertThat(room.store.delete(take.sitting())).isZero();
    }

    private List<String> segments() {
        return room.index.of(take.sitting()).stream()
                .map(stored ->
                        new String(room.store.read(stored).orElseThrow(), java.nio.charset.StandardCharsets.UTF_8))
                .toList();
    }
}
