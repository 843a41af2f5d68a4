package app.vigil.evidence.recording;

import app.vigil.evidence.EvidenceSettings;
import app.vigil.evidence.ObjectStoreSettings;
import app.vigil.evidence.Recordings;
import app.vigil.shared.MasterKey;
import app.vigil.shared.VigilSettings;
import app.vigil.sitting.EvidenceState;
import app.vigil.sitting.MarksState;
import app.vigil.sitting.Sitting;
import app.vigil.sitting.SittingEvent;
import app.vigil.sitting.SittingId;
import app.vigil.sitting.Sittings;
import app.vigil.testing.Database;
import app.vigil.testing.KnownSittings;
import app.vigil.testing.SettableClock;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.unit.DataSize;

/** The room's real parts on a real database and disk, wired as in the application. */
public final class RecordingUnderTest {

    private static final long BEGIN = KnownSittings.ADMITTED.toEpochMilli();

    public final SettableClock clock = SettableClock.atFriday();
    public final KnownSittings sittings;
    public final List<Object> published = new ArrayList<>();
    public final Database.Connection connection;
    public final Path media;
    public final SegmentIndex index;
    final JdbcClient jdbc;
    final IndexRepair repair;
    final Seals seals;
    final Ingest ingest;
    final Sealing sealing;
    public final GapLedger gaps;
    public final Photos photos;
    final Stills stills;
    final Playback playback;
    final RecordedSittings recordings;
    public final SegmentReader reader;

    /** Who listens within the transaction. */
    public Consumer<Object> listener = event -> {};

    /** Marks that browsers still hold. */
    final Set<UUID> awaited = new HashSet<>();

    private final MarksState marks = new MarksState() {
        @Override
        public void expect(SittingId sitting, Set<UUID> held) {
            awaited.addAll(held);
        }

        @Override
        public boolean complete(SittingId sitting) {
            return awaited.isEmpty();
        }
    };

    private final IndexCommits commits;
    final RowsBehind rows;
    final StreamHeads heads;
    final ErasedRecordings erased;
    private final DiskSegmentStore disk;
    final SegmentStore store;
    final ArchivedSegments archived;
    final Durability durability;

    @Nullable
    ObjectStore objects;

    @Nullable
    Archive archive;

    final DiskSpace space;
    private final Path data;

    RecordingUnderTest(Database database, Path data, DataSize reserve) {
        this(database.fresh(), data, reserve, new KnownSittings());
    }

    RecordingUnderTest(Database.Connection connection, Path data, DataSize reserve, KnownSittings sittings) {
        this(connection, data, reserve, sittings, null);
    }

    /** @param bucket null without one */
    public RecordingUnderTest(
            Database.Connection connection,
            Path data,
            DataSize reserve,
            KnownSittings sittings,
            @Nullable ObjectStoreSettings bucket) {
        this(connection, data, reserve, sittings, bucket, FileChannel::open);
    }

    /** @param opening how segments and their journal are opened */
    RecordingUnderTest(
            Database.Connection connection,
            Path data,
            DataSize reserve,
            KnownSittings sittings,
            @Nullable ObjectStoreSettings bucket,
            DurableFiles.Opening opening) {
        this.connection = connection;
        this.data = data;
        this.sittings = sittings;
        VigilSettings settings = new VigilSettings(URI.create("http://localhost:8080"), data, null, false);
        EvidenceSettings evidence =
                new EvidenceSettings(Duration.ofMinutes(30), reserve, DataSize.ofBytes(0), 2, DataSize.ofMegabytes(64));
        jdbc = connection.jdbc();
        media = data.resolve("media");
        seals = new Seals(connection.jdbc());
        heads = new StreamHeads(seals, clock);
        rows = new RowsBehind(connection.source(), heads);
        index = new SegmentIndex(connection.jdbc(), rows);
        space = new DiskSpace(settings, evidence, clock, this::publish, connection.transaction());
        disk = new DiskSegmentStore(settings, evidence, space, opening);
        archived = new ArchivedSegments(connection.jdbc());
        if (bucket == null) {
            store = disk;
        } else {
            objects = new ObjectStore(bucket);
            store = new ArchivedSegmentStore(disk, objects, archived);
            archive = new Archive(disk, objects, archived, bucket, clock);
        }
        durability = new Durability(archived, bean(objects, ObjectStore.class));
        IndexJournal journal = new IndexJournal(settings, opening);
        erased = new ErasedRecordings(connection.jdbc(), disk, store, heads, clock);
        repair = new IndexRepair(store, index, journal, rows, erased);
        commits = new IndexCommits(journal, rows);
        gaps = new GapLedger(connection.jdbc(), sittings, evidence, clock, this::publish, connection.transaction());
        DamagedSegments damaged = new DamagedSegments(gaps, index);
        ingest = new Ingest(
                new AdmittedSittings(sittings), new Ingest.Disk(store, damaged), index, commits, heads, clock);
        Completeness completeness = new Completeness(seals, index, gaps);
        sealing = sealing(completeness, evidence);
        reader = new SegmentReader(store, damaged);
        photos = new Photos(connection.jdbc(), MasterKey.of(new byte[32]), store, clock, bean(sittings));
        stills = new Stills(connection.jdbc(), MasterKey.of(new byte[32]), sittings, seals, store, clock);
        playback = new Playback(sittings, index, reader, seals, completeness, photos);
        recordings = new RecordedSittings(sittings, index, seals, completeness, damaged, playback);
    }

    private Sealing sealing(Completeness completeness, EvidenceSettings evidence) {
        return new Sealing(
                seals,
                new Sealing.Whole(completeness, durability, marks),
                sittings,
                evidence,
                clock,
                new SealAnnouncement(seals, new DeviceRuns(index), this::publish));
    }

    static ObjectProvider<Sittings> bean(Sittings bean) {
        return bean(bean, Sittings.class);
    }

    private static <T> ObjectProvider<T> bean(@Nullable T bean, Class<T> type) {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        if (bean != null) {
            beans.addBean("bean", bean);
        }
        return beans.getBeanProvider(type);
    }

    /** Brings what the disk has into the bucket. */
    public void fillBucket() throws InterruptedException {
        Objects.requireNonNull(archive).sweep();
    }

    /** As when the application ends. */
    void end() throws InterruptedException {
        commits.destroy();
        rows.destroy();
        disk.destroy();
    }

    /** The same disk and database in another process, after this one ended. */
    RecordingUnderTest anew() throws InterruptedException {
        end();
        return new RecordingUnderTest(connection, data, DataSize.ofBytes(0), sittings);
    }

    /** The same, and it has repaired its index as at every start. */
    RecordingUnderTest restarted() throws InterruptedException {
        RecordingUnderTest next = anew();
        next.repair.start();
        return next;
    }

    private void publish(Object event) {
        published.add(event);
        listener.accept(event);
    }

    public Recordings recordings() {
        return recordings;
    }

    /** What asks whether everything came. */
    public EvidenceState state() {
        return seals;
    }

    /** Ends a sitting and lets the sweep seal its recording. */
    public void seal(Sitting sitting, Map<String, Long> announced) {
        seals.expect(sitting.id(), announced);
        sealing.on(new SittingEvent.SittingFinished(sitting.id(), sitting.exam(), sitting.examinee(), clock.instant()));
        clock.tick(Duration.ofMinutes(31));
        sealing.sweep();
    }

    public static RecordingUnderTest on(Database database, Path data) {
        return new RecordingUnderTest(database, data, DataSize.ofBytes(0));
    }

    public Path file(TakeId take) {
        return media.resolve(take.sitting().toString()).resolve(take.stream().code() + "." + take.take() + ".media");
    }

    Path journal() {
        return media.resolve("index.journal");
    }

    public static TakeId camera(SittingId sitting, int take) {
        return new TakeId(sitting, StreamName.CAMERA, take);
    }

    public static Segment init(TakeId take, long sequence) {
        return new Segment(
                take,
                sequence,
                Segment.Kind.INIT,
                "video/mp4",
                "",
                new Segment.Opening("video/mp4;codecs=avc1.42E01E,opus", "vigil-agent/0.1.0 quiz-focus/1", -250),
                new Segment.Times(BEGIN, 0, 0, 0));
    }

    public static Segment media(TakeId take, long sequence) {
        return media(take, sequence, Duration.ofSeconds(sequence * 3), Duration.ofSeconds(3));
    }

    /** @param at since the admission */
    public static Segment media(TakeId take, long sequence, Duration at, Duration length) {
        Segment.Times times = new Segment.Times(BEGIN + at.toMillis(), at.toMillis(), length.toMillis(), 0);
        return new Segment(take, sequence, Segment.Kind.MEDIA, "video/mp4", "", null, times);
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Puts a segment with the predecessor it has to have; one that is not stored yet is made up. */
    public Ingest.Receipt put(Segment segment, String content) {
        return put(segment, bytes(content));
    }

    public Ingest.Receipt put(Segment segment, byte[] content) {
        String predecessor = segment.sequence() == 0
                ? ContentDigest.beginningOf(segment.take().sitting(), segment.take().stream())
                        .hex()
                : index.of(segment.take().sitting()).stream()
                        .filter(stored -> stored.segment().take().stream() == segment.take().stream())
                        .filter(stored -> stored.segment().sequence() == segment.sequence() - 1)
                        .map(StoredSegment::digest)
                        .findFirst()
                        .orElse("0".repeat(64));
        return put(segment, predecessor, content);
    }

    public Ingest.Receipt put(Segment segment, String predecessor, String content) {
        return put(segment, predecessor, bytes(content));
    }

    private Ingest.Receipt put(Segment segment, String predecessor, byte[] content) {
        Segment chained = new Segment(
                segment.take(),
                segment.sequence(),
                segment.kind(),
                segment.mediaType(),
                predecessor,
                segment.opening(),
                segment.times());
        Ingest.Receipt receipt = ingest.accept(chained, content, ContentDigest.of(content));
        // Tests look at the rows themselves.
        rows.settle();
        return receipt;
    }

    /** A take of segments that hold nothing but zeros, in a file that takes no room. */
    public void pretend(TakeId take, int segments, int length) throws IOException {
        put(init(take, 0), "INIT");
        StoredSegment first = index.of(take.sitting()).getFirst();
        String digest = ContentDigest.of(new byte[length]).hex();
        try (RandomAccessFile stored = new RandomAccessFile(file(take).toFile(), "rw")) {
            stored.setLength(first.length() + (long) segments * length);
        }
        rows.follow(IntStream.rangeClosed(1, segments)
                .mapToObj(number -> new StoredSegment(
                        media(take, number), first.length() + (number - 1L) * length, length, digest, clock.millis()))
                .toList());
    }

    public static String digest(String content) {
        return ContentDigest.of(bytes(content)).hex();
    }
}
