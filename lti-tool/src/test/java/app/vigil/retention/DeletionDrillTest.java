package app.vigil.retention;

import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.evidence.recording.ContentDigest;
import app.vigil.evidence.recording.Ingest;
import app.vigil.evidence.recording.RecordingUnderTest;
import app.vigil.evidence.recording.Segment;
import app.vigil.evidence.recording.SegmentIndex;
import app.vigil.evidence.recording.StreamName;
import app.vigil.evidence.recording.TakeId;
import app.vigil.retention.spi.PersonalDataHolder;
import app.vigil.retention.spi.PersonalDataHolder.Deleted;
import app.vigil.retention.spi.PersonalDataHolder.Lifetime;
import app.vigil.shared.VigilSettings;
import app.vigil.sitting.Sitting;
import app.vigil.sitting.SittingState;
import app.vigil.testing.CaptureRooms;
import app.vigil.testing.KnownExams;
import app.vigil.testing.KnownSittings;
import app.vigil.testing.VigilTest;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The whole tool deletes one recording: every table that says so, and every file. */
@VigilTest
@Import(CaptureRooms.class)
class DeletionDrillTest {

    @Autowired
    private List<PersonalDataHolder> holders;

    @Autowired
    RetentionBook book;

    @Autowired
    Purge purge;

    @Autowired
    private Ingest ingest;

    @Autowired
    private SegmentIndex index;

    @Autowired
    KnownSittings sittings;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource source;

    @Autowired
    private VigilSettings settings;

    @Test
    void everyTableWithPersonalDataHasOneHolder() throws SQLException {
        List<String> held = holders.stream()
                .flatMap(holder -> holder.tables().keySet().stream())
                .toList();

        assertThat(held).doesNotHaveDuplicates();
        assertThat(new TreeSet<>(held)).containsExactlyElementsOf(annotated());
    }

    @Test
    @DisplayName("R1-014, R1-026 a recording whose term in its profile is over is gone from every table and the disk")
    void deletesARecordingEverywhere() throws SQLException {
        Sitting sitting = sittings.add(SittingState.FINISHED);
        Sitting other = sittings.add(SittingState.FINISHED);
        Sitting longer = sittings.add(SittingState.FINISHED);
        for (Sitting one : List.of(sitting, other, longer)) {
            record(one);
            for (String table : recordingTables()) {
                fill(table, one.id().value());
            }
            String profile = one == longer ? "ranepa" : "zno";
            book.keep(one.id().value(), KnownExams.INSTITUTION.value(), profile, ended(one == other ? 1 : 120));
        }

        purge.sweep();

        for (String table : recordingTables()) {
            assertThat(rows(table, sitting.id().value())).as(table).isZero();
            assertThat(rows(table, other.id().value())).as(table).isPositive();
            assertThat(rows(table, longer.id().value())).as(table).isPositive();
        }
        assertThat(folder(sitting)).doesNotExist();
        assertThat(folder(other)).isDirectoryContaining("glob:**camera.0.media");
        assertThat(folder(longer)).isDirectoryContaining("glob:**camera.0.media");
        DeletionAct act = book.acts(KnownExams.INSTITUTION.value()).stream()
                .filter(one -> one.sitting().equals(sitting.id().value()))
                .findFirst()
                .orElseThrow();
        Map<String, Long> counts = act.deleted().stream().collect(Collectors.toMap(Deleted::what, Deleted::count));
        assertThat(counts).containsKeys(recordingTables().toArray(String[]::new));
        assertThat(counts.get("files")).isPositive();
        assertThat(act.deleted().stream().filter(one -> one.what().equals("recorded takes")))
                .singleElement()
                .satisfies(takes -> assertThat(takes.hashes()).isNotEmpty());
    }

    static java.time.Instant ended(int daysAgo) {
        return OffsetDateTime.of(2026, 11, 20, 0, 0, 0, 0, ZoneOffset.UTC)
                .minus(Duration.ofDays(daysAgo))
                .toInstant();
    }

    void record(Sitting sitting) {
        TakeId take = new TakeId(sitting.id(), StreamName.CAMERA, 0);
        Segment init = RecordingUnderTest.init(take, 0);
        byte[] bytes = RecordingUnderTest.bytes("INIT");
        Segment chained = new Segment(
                take,
                0,
                init.kind(),
                init.mediaType(),
                ContentDigest.beginningOf(sitting.id(), StreamName.CAMERA).hex(),
                init.opening(),
                init.times());
        ingest.accept(chained, bytes, ContentDigest.of(bytes));
        assertThat(index.of(sitting.id())).hasSize(1);
    }

    private Path folder(Sitting sitting) {
        return settings.data().resolve("media").resolve(sitting.id().toString());
    }

    private List<String> recordingTables() {
        return holders.stream()
                .flatMap(holder -> holder.tables().entrySet().stream())
                .filter(table -> table.getValue() == Lifetime.RECORDING)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private TreeSet<String> annotated() throws SQLException {
        TreeSet<String> annotated = new TreeSet<>();
        try (Connection connection = source.getConnection();
                ResultSet tables =
                        connection.getMetaData().getTables(null, null, "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (tables.next()) {
                if ("personal data".equals(tables.getString("REMARKS"))) {
                    annotated.add(tables.getString("TABLE_NAME"));
                }
            }
        }
        return annotated;
    }

    private long rows(String table, UUID sitting) throws SQLException {
        return jdbc.sql("select count(*) from " + table + " where " + sittingColumn(table) + " = :sitting")
                .param("sitting", sitting)
                .query(Long.class)
                .single();
    }

    private String sittingColumn(String table) throws SQLException {
        return columns(table).stream()
                .map(Column::name)
                .filter(name -> name.equals("sitting") || name.equals("sitting_id"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(table + " does not say which sitting its rows belong to"));
    }

    private record Column(String name, int type, String typeName, boolean mandatory) {}

    private List<Column> columns(String table) throws SQLException {
        List<Column> columns = new ArrayList<>();
        try (Connection connection = source.getConnection();
                ResultSet found = connection.getMetaData().getColumns(null, null, table, "%")) {
            while (found.next()) {
                columns.add(new Column(
                        found.getString("COLUMN_NAME"),
                        found.getInt("DATA_TYPE"),
                        found.getString("TYPE_NAME"),
                        "NO".equals(found.getString("IS_NULLABLE"))));
            }
        }
        return columns;
    }

    /** One row with something in every column that must have something; a new table needs no new test. */
    private void fill(String table, UUID sitting) throws SQLException {
        if (rows(table, sitting) > 0) {
            return;
        }
        List<Column> filled = columns(table).stream().filter(Column::mandatory).toList();
        String names = filled.stream().map(Column::name).collect(Collectors.joining(", "));
        String marks = filled.stream().map(column -> "?").collect(Collectors.joining(", "));
        jdbc.sql("insert into " + table + " (" + names + ") values (" + marks + ")")
                .params(filled.stream().map(column -> value(column, sitting)).toList())
                .update();
    }

    private static Object value(Column column, UUID sitting) {
        if (column.name().startsWith("sitting")) {
            return sitting;
        }
        return switch (column.type()) {
            case Types.BIGINT, Types.INTEGER, Types.SMALLINT -> 1;
            case Types.DOUBLE, Types.FLOAT, Types.REAL -> 1.0;
            case Types.BOOLEAN, Types.BIT -> true;
            case Types.TIMESTAMP_WITH_TIMEZONE, Types.TIMESTAMP ->
                OffsetDateTime.of(2026, 11, 20, 0, 0, 0, 0, ZoneOffset.UTC);
            case Types.VARCHAR, Types.CHAR, Types.CLOB, Types.LONGVARCHAR -> "x";
            // H2 calls a UUID binary, too.
            default -> column.typeName().equals("bytea") ? new byte[] {1} : UUID.randomUUID();
        };
    }
}
