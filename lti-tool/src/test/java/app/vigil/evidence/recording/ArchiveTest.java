package app.vigil.evidence.recording;

import static app.vigil.evidence.recording.RecordingUnderTest.camera;
import static app.vigil.evidence.recording.RecordingUnderTest.init;
import static app.vigil.evidence.recording.RecordingUnderTest.media;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.vigil.evidence.recording.Bucket.Fault;
import app.vigil.sitting.SittingId;
import app.vigil.sitting.SittingState;
import app.vigil.testing.Database;
import app.vigil.testing.KnownSittings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;
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
        return room(connection, disk);
    }

    private RecordingUnderTest room(Database.Connection database, Path disk) {
        return new RecordingUnderTest(
                database,
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
    @DisplayName("R4-021 a segment that was refused keeps nothing behind it in the browser")
    void isDurableBehindAHoleThatNobodyCanFill() throws Exception {
        record(0, 3);
        record(4, 8);
        room.clock.tick(Duration.ofMinutes(6));
        room.archive.sweep();
        assertThat(durableBefore(4)).isEqualTo(8);
        assertThat(durableBefore(6)).isEqualTo(8);
        assertThat(durableBefore(3)).as("what is missing itself").isZero();
        assertThat(durableBefore(9)).as("what never came").isZero();
        record(8, 9);
        assertThat(durableBefore(4)).isEqualTo(8);
    }

    @Test
    @DisplayName("R4-021 an init that went with its node is taken in again by another")
    void takesTheInitAgainWhenItsNodeIsLostBeforeItsRow() throws Exception {
        Database.Connection noRows = new Database.Connection(
                new NeverThere(connection.source()), connection.jdbc(), connection.transaction());
        RecordingUnderTest lost = room(noRows, otherDisk);
        byte[] init = {1, 2, 3};
        lost.ingest.accept(chained(init(take, 0)), init, ContentDigest.of(init));

        byte[] one = {4, 5, 6};
        assertThatThrownBy(() -> room.put(media(take, 1), one)).hasMessageContaining("take-without-init");
        room.put(init(take, 0), init);
        room.put(media(take, 1), one);
        sent.putAll(Map.of(0L, init, 1L, one));
        room.clock.tick(Duration.ofMinutes(6));
        room.archive.sweep();
        assertThat(durableBefore()).isEqualTo(2);
        assertAllRead(room(Files.createDirectories(otherDisk.resolve("third"))));
    }

    private static Segment chained(Segment init) {
        TakeId take = init.take();
        return new Segment(
                take,
                init.sequence(),
                init.kind(),
                init.mediaType(),
                ContentDigest.beginningOf(take.sitting(), take.stream()).hex(),
                init.opening(),
                init.times());
    }

    /** A database that a node's rows never reach. */
    private static final class NeverThere extends DelegatingDataSource {

        NeverThere(DataSource source) {
            super(source);
        }

        @Override
        public java.sql.Connection getConnection() throws SQLException {
            throw new SQLException("away", "08001");
        }
    }

    @Test
    void namesAnObjectOnlyForSegmentsThatAreInIt() throws Exception {
        record(0, 3);
        // Another node went on at the same place of its own file.
        StoredSegment last = room.index.of(take.sitting()).getLast();
        room.rows.follow(List.of(new StoredSegment(
                media(take, 3), last.offset() + SEGMENT / 2, SEGMENT, RecordingUnderTest.digest("elsewhere"), 0)));
        room.rows.settle();

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
    @EnumSource(value = Fault.class, mode = EnumSource.Mode.EXCLUDE, names = "WRONG_REGION")
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
    void givesARoundUpWhenTheBucketIsAway() throws Exception {
        int streams = 40;
        for (int stream = 0; stream < streams; stream++) {
            take = camera(sittings.add(SittingState.RUNNING).id(), 0);
            record(0, 4);
        }
        bucket.fail(Fault.INTERNAL_ERROR, 1000);
        room.archive.sweep();
        int attemptsOfEach = 5;
        assertThat(bucket.heads("PUT")).isNotEmpty().hasSizeLessThan(streams / 2 * attemptsOfEach);

        bucket.recover();
        room.archive.sweep();
        assertThat(objects()).hasSize(streams);
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
        room(otherDisk.resolve("new")).archive.dropLocalCopies();
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
    @DisplayName("R1-026 photos and stills of a deleted recording go from the other nodes, too")
    void deletesWhatAnotherNodeHasDeletedEverywhereElse() throws Exception {
        record(0, 4);
        room.archive.sweep();
        room.store.keep(take.sitting(), "photo-face.sealed", new byte[10]);
        room.store.keep(take.sitting(), "still-1.sealed", new byte[10]);
        Path folder = room.file(take).getParent();
        RecordingUnderTest other = room(otherDisk);
        HeldRecordings held = new HeldRecordings(other.jdbc, other.index, other.store, other.rows, other.erased);
        held.purge(take.sitting().value());
        room.archive.dropLocalCopies();
        assertThat(folder).as("too young to say").isDirectory();

        room.clock.tick(Duration.ofDays(365_000));
        room.archive.dropLocalCopies();
        assertThat(folder).doesNotExist();
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
        assertThat(objects()).containsExactlyInAnyOrderElementsOf(named);
    }

    @Test
    void leavesAloneWhatOthersKeepInTheBucket() {
        record(0, 4);
        SittingId stranger = new SittingId(UUID.randomUUID());
        List<String> foreign =
                List.of("backup.tar", "database/base/1", stranger + "/camera.0/0-x", take.sitting() + "/notes.txt");
        foreign.forEach(key -> room.objects.put(key, new byte[10]));
        room.objects.put(take.sitting() + "/screen.1/0-orphan", new byte[10]);

        room.clock.tick(Duration.ofDays(365_000));
        room.archive.sweepOrphans();

        assertThat(objects()).containsExactlyInAnyOrderElementsOf(foreign);
    }

    @Test
    void keepsToItsPrefix() throws Exception {
        RecordingUnderTest prefixed = new RecordingUnderTest(
                connection,
                data,
                DataSize.ofBytes(0),
                sittings,
                bucket.settings(DataSize.ofBytes(SEGMENT), Duration.ofMinutes(5), "none", "vigil/"));
        room.objects.put(take.sitting() + "/camera.0/0-foreign", new byte[10]);
        record(0, 4);
        prefixed.archive.sweep();

        assertThat(bucket.keys())
                .filteredOn(key -> key.startsWith("vigil/" + take.sitting()))
                .hasSize(4);
        assertAllRead(prefixed);
        prefixed.store.delete(take.sitting());
        assertThat(bucket.keys()).containsExactly(take.sitting() + "/camera.0/0-foreign");
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
        return durableBefore(0);
    }

    private long durableBefore(long from) {
        Map<StreamName, Durability.Mark> marks = room.durability.before(
                take.sitting(), room.index.next(take.sitting()), Map.of(StreamName.CAMERA, from));
        Durability.Mark mark = Objects.requireNonNull(marks.get(StreamName.CAMERA));
        if (mark.before() > 0) {
            assertThat(mark.digest())
                    .as("what lies there under the last of these numbers")
                    .isEqualTo(ContentDigest.of(Objects.requireNonNull(sent.get(mark.before() - 1)))
                            .header());
        }
        return mark.before();
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
