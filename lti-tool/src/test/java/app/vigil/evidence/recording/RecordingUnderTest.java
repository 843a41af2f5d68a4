package app.vigil.evidence.recording;

import app.vigil.evidence.EvidenceSettings;
import app.vigil.shared.MasterKey;
import app.vigil.shared.VigilSettings;
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
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.unit.DataSize;

/** The room's real parts on a real database and disk, wired as in the application. */
final class RecordingUnderTest {

    private static final long BEGIN = KnownSittings.ADMITTED.toEpochMilli();

    final SettableClock clock = SettableClock.atFriday();
    final KnownSittings sittings = new KnownSittings();
    final List<Object> published = new ArrayList<>();
    final JdbcClient jdbc;
    final Path media;
    final SegmentIndex index;
    final IndexRepair repair;
    final Seals seals;
    final Ingest ingest;
    final Sealing sealing;
    final GapLedger gaps;
    final Photos photos;
    final Playback playback;
    final RecordedSittings recordings;

    RecordingUnderTest(Database database, Path data, DataSize reserve) {
        Database.Connection connection = database.fresh();
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
        sealing = new Sealing(
                seals, completeness, sittings, evidence, clock, new SealAnnouncement(seals, published::add));
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("sittings", sittings);
        photos = new Photos(
                connection.jdbc(),
                MasterKey.of(new byte[32]),
                settings,
                clock,
                beans.getBeanProvider(app.vigil.sitting.Sittings.class));
        playback = new Playback(sittings, index, store, seals, completeness, photos);
        recordings = new RecordedSittings(sittings, index, seals, completeness);
    }

    static RecordingUnderTest on(Database database, Path data) {
        return new RecordingUnderTest(database, data, DataSize.ofBytes(0));
    }

    Path file(TakeId take) {
        return media.resolve(take.sitting().toString()).resolve(take.stream().code() + "." + take.take() + ".media");
    }

    Path journal(TakeId take) {
        return file(take).resolveSibling(take.stream().code() + "." + take.take() + ".journal");
    }

    static TakeId camera(SittingId sitting, int take) {
        return new TakeId(sitting, StreamName.CAMERA, take);
    }

    static Segment init(TakeId take, long sequence) {
        return new Segment(
                take,
                sequence,
                Segment.Kind.INIT,
                "video/mp4",
                "",
                new Segment.Opening("video/mp4;codecs=avc1.42E01E,opus", "vigil-agent/0.1.0 quiz-focus/1", -250),
                new Segment.Times(BEGIN, 0, 0));
    }

    static Segment media(TakeId take, long sequence) {
        return media(take, sequence, Duration.ofSeconds(sequence * 3), Duration.ofSeconds(3));
    }

    /** @param at since the admission */
    static Segment media(TakeId take, long sequence, Duration at, Duration length) {
        Segment.Times times = new Segment.Times(BEGIN + at.toMillis(), at.toMillis(), length.toMillis());
        return new Segment(take, sequence, Segment.Kind.MEDIA, "video/mp4", "", null, times);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Puts a segment with the predecessor it has to have; one that is not stored yet is made up. */
    Ingest.Receipt put(Segment segment, String content) {
        String predecessor = segment.sequence() == 0
                ? Ingest.beginningOf(segment.take().sitting(), segment.take().stream())
                : index.of(segment.take().sitting()).stream()
                        .filter(stored -> stored.segment().take().stream() == segment.take().stream())
                        .filter(stored -> stored.segment().sequence() == segment.sequence() - 1)
                        .map(StoredSegment::digest)
                        .findFirst()
                        .orElse("0".repeat(64));
        return put(segment, predecessor, content);
    }

    Ingest.Receipt put(Segment segment, String predecessor, String content) {
        Segment chained = new Segment(
                segment.take(),
                segment.sequence(),
                segment.kind(),
                segment.mediaType(),
                predecessor,
                segment.opening(),
                segment.times());
        return ingest.accept(chained, bytes(content), ContentDigest.of(bytes(content)));
    }

    static String digest(String content) {
        return ContentDigest.of(bytes(content)).hex();
    }
}
