package app.vigil.evidence.recording;

import static app.vigil.evidence.recording.RecordingUnderTest.camera;
import static app.vigil.evidence.recording.RecordingUnderTest.init;
import static app.vigil.evidence.recording.RecordingUnderTest.media;

import app.vigil.sitting.SittingState;
import app.vigil.testing.Database;
import app.vigil.testing.KnownSittings;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

/** The ingest alone as a program, on the embedded database: stores as fast as it can and prints what it acknowledged. */
final class BareIngest {

    /** Said when segments are taken in. */
    static final String READY = "ready";

    private static final int STREAMS = 8;

    private BareIngest() {}

    /** @param args the data folder */
    public static void main(String[] args) {
        Path data = Path.of(args[0]);
        HikariDataSource source = source(data);
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration")
                .outOfOrder(true)
                .load()
                .migrate();
        RecordingUnderTest room = room(source, data);
        room.repair.start();
        System.out.println(READY);
        IntStream.range(0, STREAMS).forEach(number -> Thread.ofPlatform().start(() -> record(room, number)));
    }

    /** As the application's own settings name it. */
    static HikariDataSource source(Path data) {
        HikariDataSource source = new HikariDataSource();
        source.setJdbcUrl(
                "jdbc:h2:file:" + data.resolve("db/vigil")
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0");
        return source;
    }

    static RecordingUnderTest room(HikariDataSource source, Path data) {
        return new RecordingUnderTest(
                new Database.Connection(
                        source, JdbcClient.create(source), new TransactionTemplate(new JdbcTransactionManager(source))),
                data,
                DataSize.ofBytes(0),
                new KnownSittings());
    }

    private static void record(RecordingUnderTest room, int number) {
        TakeId take = camera(room.sittings.add(SittingState.RUNNING).id(), 0);
        Random random = new Random(number);
        String predecessor =
                ContentDigest.beginningOf(take.sitting(), take.stream()).hex();
        for (long sequence = 0; ; sequence++) {
            byte[] bytes = new byte[1000 + random.nextInt(60_000)];
            random.nextBytes(bytes);
            ContentDigest digest = ContentDigest.of(bytes);
            Segment shape = sequence == 0 ? init(take, 0) : media(take, sequence);
            Segment segment = new Segment(
                    take, sequence, shape.kind(), shape.mediaType(), predecessor, shape.opening(), shape.times());
            room.ingest.accept(segment, bytes, digest);
            System.out.println(take.sitting() + " " + sequence + " " + digest.hex());
            predecessor = digest.hex();
        }
    }
}
