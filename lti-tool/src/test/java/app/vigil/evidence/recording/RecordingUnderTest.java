package app.vigil.evidence.recording;

import app.vigil.evidence.EvidenceSettings;
import app.vigil.shared.MasterKey;
import app.vigil.shared.VigilSettings;
import app.vigil.sitting.EvidenceState;
import app.vigil.sitting.Sitting;
import app.vigil.sitting.SittingEvent;
import app.vigil.sitting.SittingId;
import app.vigil.testing.Database;
import app.vigil.testing.KnownSittings;
import app.vigil.testing.SettableClock;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.unit.DataSize;

/** The room's real parts on a real database and disk, wired as in the application. */
public final class RecordingUnderTest {

    private static final long BEGIN = KnownSittings.ADMITTED.toEpochMilli();

    public final SettableClock clock = SettableClock.atFriday();
    public final KnownSittings sittings = new KnownSittings();
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
    final Playback playback;
    final RecordedSittings recordings;
    public final SegmentReader reader;

    /** Who listens within the transaction. */
    public Consumer<Object> listener = event -> {};

    RecordingUnderTest(Database database, Path data, DataSize reserve) {
        connection = database.fresh();
        VigilSettings settings = new VigilSettings(URI.create("http://localhost:8080"), data, null, false);
        EvidenceSettings evidence = new EvidenceSettings(Duration.ofMinutes(30), reserve, 2);
        jdbc = connection.jdbc();
        media = data.resolve("media");
        index = new SegmentIndex(connection.jdbc());
        seals = new Seals(connection.jdbc());
        DiskSegmentStore store = new DiskSegmentStore(settings, evidence);
        repair = new IndexRepair(store, index);
        ingest = new Ingest(sittings, store, index, seals, clock);
        gaps = new GapLedger(connection.jdbc(), sittings, evidence, clock);
        Completeness completeness = new Completeness(seals, index, gaps);
        sealing =
                new Sealing(seals, completeness, sittings, evidence, clock, new SealAnnouncement(seals, this::publish));
        reader = new SegmentReader(store);
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("sittings", sittings);
        photos = new Photos(
                connection.jdbc(),
                MasterKey.of(new byte[32]),
                settings,
                clock,
                beans.getBeanProvider(app.vigil.sitting.Sittings.class));
        playback = new Playback(sittings, index, reader, seals, completeness, photos);
        recordings = new RecordedSittings(sittings, index, seals, completeness);
    }

    private void publish(Object event) {
        published.add(event);
        listener.accept(event);
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

    Path journal(TakeId take) {
        return file(take).resolveSibling(take.stream().code() + "." + take.take() + ".journal");
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
        return ingest.accept(chained, content, ContentDigest.of(content));
    }

    public static String digest(String content) {
        return ContentDigest.of(bytes(content)).hex();
    }
}
