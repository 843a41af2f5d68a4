package app.vigil.evidence.recording;

import static app.vigil.evidence.recording.RecordingUnderTest.camera;
import static app.vigil.evidence.recording.RecordingUnderTest.digest;
import static app.vigil.evidence.recording.RecordingUnderTest.init;
import static app.vigil.evidence.recording.RecordingUnderTest.media;
import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.sitting.SittingState;
import app.vigil.testing.Database;
import app.vigil.testing.KnownSittings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.util.unit.DataSize;

@ParameterizedClass
@EnumSource(Database.class)
class RowsBehindTest {

    @Parameter
    Database database;

    @TempDir
    Path data;

    @TempDir
    Path otherDisk;

    @Test
    @DisplayName("R4-021 a database that is away delays the rows and loses none")
    void writesRowsWhenTheDatabaseIsBack() {
        Database.Connection connection = database.fresh();
        Away source = new Away(connection);
        RecordingUnderTest room = node(connection, data);
        RowsBehind rows = new RowsBehind(source, new StreamHeads(room.seals, room.clock));
        TakeId take = camera(room.sittings.add(SittingState.RUNNING).id(), 0);
        rows.follow(List.of(stored(init(take, 0), 0)));
        rows.follow(List.of(stored(media(take, 1), 4)));

        source.isAway = false;
        rows.settle();

        assertThat(room.index.of(take.sitting())).hasSize(2);
    }

    @Test
    void looksAgainWhenAnotherNodeTookTheStreamOver() {
        Database.Connection connection = database.fresh();
        RecordingUnderTest one = node(connection, data);
        RecordingUnderTest other = new RecordingUnderTest(connection, otherDisk, DataSize.ofBytes(0), one.sittings);
        TakeId take = camera(one.sittings.add(SittingState.RUNNING).id(), 0);
        one.put(init(take, 0), "INIT");
        one.put(media(take, 1), "one");
        other.put(media(take, 2), "two");
        other.put(media(take, 3), "three");

        // The answer got lost, so its browser sends it again, to the first node.
        one.put(media(take, 2), digest("one"), "two");
        one.put(media(take, 4), digest("three"), "four");

        assertThat(one.index.of(take.sitting()))
                .extracting(stored -> stored.segment().sequence())
                .containsExactly(0L, 1L, 2L, 3L, 4L);
    }

    private static RecordingUnderTest node(Database.Connection connection, Path disk) {
        return new RecordingUnderTest(connection, disk, DataSize.ofBytes(0), new KnownSittings());
    }

    private static StoredSegment stored(Segment segment, long offset) {
        return new StoredSegment(segment, offset, 4, digest("INIT"), 0);
    }

    /** Refuses connections until it is back. */
    private static final class Away extends DelegatingDataSource {

        private volatile boolean isAway = true;

        Away(Database.Connection connection) {
            super(connection.source());
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (isAway) {
                throw new SQLException("away", "08001");
            }
            return super.getConnection();
        }
    }
}
