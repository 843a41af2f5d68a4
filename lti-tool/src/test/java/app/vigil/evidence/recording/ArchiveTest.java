package app.vigil.evidence.recording;

import static app.vigil.evidence.recording.RecordingUnderTest.camera;
import static app.vigil.evidence.recording.RecordingUnderTest.init;
import static app.vigil.evidence.recording.RecordingUnderTest.media;
import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.evidence.recording.Bucket.Fault;
import app.vigil.sitting.SittingState;
import app.vigil.testing.Database;
import app.vigil.testing.KnownSittings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.util.unit.DataSize;

/** The way from a node's disk into the bucket, and what a browser is told of it. */
@ParameterizedClass
@EnumSource(Database.class)
class ArchiveTest {

    private static final int SEGMENT = 1000;

    @Parameter
    Database database;

    @TempDir
    Path data;

    @TempDir
    Path otherDisk;

    private final KnownSittings sittings = new KnownSittings();
    private final Bucket bucket = new Bucket();
    private final Map<Long, byte[]> sent = new HashMap<>();
    private final Random random = new Random(7);
    private Database.Connection connection;
    private RecordingUnderTest room;
    private TakeId take;

    @BeforeEach
    void running() {
        connection = database.fresh();
        room = room(data);
        take = camera(sittings.add(SittingState.RUNNING).id(), 0);
    }

    @AfterEach
    void close() {
        bucket.close();
    }

    private RecordingUnderTest room(Path disk) {
        return new RecordingUnderTest(
                connection,
                disk,
                DataSize.ofBytes(0),
                sittings,
                bucket.settings(DataSize.ofBytes(4 * SEGMENT), Duration.ofMinutes(5)));
    }

    @Test
    @DisplayName("R4-021 with a bucket a segment is durable only when it lies there")
    void saysWhichSegmentsLieInTheBucket() throws Exception {
        record(0, 3);
        room.archive.sweep();
        assertThat(durableBefore()).isZero();

        record(3, 10);
        room.archive.sweep();
        assertThat(durableBefore()).isEqualTo(10);
        assertThat(objects()).hasSize(3);

        record(10, 11);
        room.clock.tick(Duration.ofSeconds(4));
        room.archive.sweep();
        assertThat(durableBefore()).isEqualTo(10);
        room.clock.tick(Duration.ofMinutes(5));
        room.archive.sweep();
        assertThat(durableBefore()).isEqualTo(11);
    }

    @Test
    void waitsForNobodyWhenNothingMoreComes() throws Exception {
        record(0, 2);
        room.clock.tick(Duration.ofSeconds(11));
        room.archive.sweep();
        assertThat(durableBefore()).isEqualTo(2);
    }

    @Test
    void isNotDurableBeyondASegmentThatNeverCame() throws Exception {
        record(0, 3);
        record(4, 8);
        room.clock.tick(Duration.ofMinutes(6));
        room.archive.sweep();
        assertThat(durableBefore()).isEqualTo(3);
    }

    @Test
    @DisplayName("R4-021 a node lost with its disk loses nothing: what the bucket lacks the browser sends again")
    void losesNothingWithANode() throws Exception {
        record(0, 8);
        room.archive.sweep();
        record(8, 11);
        assertThat(durableBefore()).isEqualTo(8);

        RecordingUnderTest other = room(otherDisk);
        for (long number = durableBefore(); number < 11; number++) {
            assertThat(other.put(media(take, number), sent.get(number))).isEqualTo(Ingest.Receipt.ALREADY_STORED);
        }
        sent.put(11L, new byte[] {1, 2, 3});
        other.put(media(take, 11), sent.get(11L));
        other.clock.tick(Duration.ofMinutes(6));
        other.archive.sweep();

        assertThat(durableBefore()).isEqualTo(12);
        RecordingUnderTest third = room(Files.createDirectories(otherDisk.resolve("third")));
        assertAllRead(third);
        assertAllRead(other);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    @DisplayName("R4-021 a store that fails a while is tried again, and nothing is doubled or lost")
    void getsThroughAFailingStore(Fault fault) throws Exception {
        record(0, 8);
        bucket.fail(fault, 2);
        room.archive.sweep();
        assertThat(durableBefore()).isEqualTo(8);
        bucket.recover();
        assertAllRead(room(otherDisk));
    }

    @Test
    void keepsEverythingOnTheNodeWhileTheStoreIsDown() throws Exception {
        record(0, 4);
        bucket.fail(Fault.INTERNAL_ERROR, 100);
        room.archive.sweep();
        assertThat(durableBefore()).isZero();
        assertAllRead(room);

        bucket.recover();
        room.archive.sweep();
        assertThat(durableBefore()).isEqualTo(4);
        assertAllRead(room(otherDisk));
    }

    @Test
    void readsADamagedSegmentFromTheBucket() throws Exception {
        record(0, 4);
        room.archive.sweep();
        byte[] file = Files.readAllBytes(room.file(take));
        file[1500] ^= 1;
        Files.write(room.file(take), file);
        assertAllRead(room);
    }

    @Test
    void dropsLocalCopiesThatTheBucketHasAndNoOthers() throws Exception {
        record(0, 4);
        room.clock.tick(Duration.ofDays(365_000));
        room.archive.dropLocalCopies();
        assertThat(room.file(take)).exists();

        room.archive.sweep();
        room.archive.dropLocalCopies();
        assertThat(room.file(take)).doesNotExist();
        assertAllRead(room);
    }

    @Test
    void sweepsObjectsThatNoRecordingNames() throws Exception {
        record(0, 4);
        room.archive.sweep();
        List<String> named = objects();
        room.objects.put(take.sitting() + "/camera.0/0-orphan", new byte[10]);
        room.store.keep(take.sitting(), "photo-face.sealed", new byte[10]);

        room.archive.sweepOrphans();
        assertThat(objects()).hasSize(named.size() + 2);
        room.clock.tick(Duration.ofDays(365_000));
        room.archive.sweepOrphans();
        assertThat(objects()).containsAll(named).hasSize(named.size() + 1);
    }

    private void record(long from, long to) {
        for (long number = from; number < to; number++) {
            byte[] bytes = new byte[SEGMENT];
            random.nextBytes(bytes);
            sent.put(number, bytes);
            room.put(number == 0 ? init(take, 0) : media(take, number), bytes);
        }
    }

    private long durableBefore() {
        return room.durability
                .before(take.sitting(), room.index.next(take.sitting()))
                .get(StreamName.CAMERA);
    }

    private List<String> objects() {
        return new ArrayList<>(
                room.objects.list("").map(ObjectStore.Listed::key).toList());
    }

    private void assertAllRead(RecordingUnderTest reading) throws IOException {
        List<StoredSegment> stored = reading.index.of(take.sitting());
        assertThat(stored).hasSize(sent.size());
        for (StoredSegment each : stored) {
            assertThat(reading.store.read(each).orElseThrow())
                    .isEqualTo(sent.get(each.segment().sequence()));
        }
    }
}
