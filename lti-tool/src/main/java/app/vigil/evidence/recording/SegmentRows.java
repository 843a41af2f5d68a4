package app.vigil.evidence.recording;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes index rows; {@link SegmentIndex} reads them. */
final class SegmentRows {

    private static final String INSERT = """
            insert into evidence_segment (sitting, stream, sequence, take, kind, media_type, predecessor, codecs, agent,
              clock_offset_ms, file_offset, length, digest, started_ms, media_start_ms, duration_ms, frames,
              received_ms, supplement)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
              (select count(*) > 0 from evidence_seal where sitting = ? and sealed_ms is not null))""";

    private SegmentRows() {}

    /**
     * Adds rows and commits, all or none; a taken number or place violates a constraint. Whether a segment came after
     * the recording was sealed is decided here, by the database, so that none slips between a look at the seal and its
     * row.
     */
    static void add(Connection connection, List<StoredSegment> batch) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (StoredSegment stored : batch) {
                @Nullable Object[] values = values(stored);
                for (int place = 0; place < values.length; place++) {
                    insert.setObject(place + 1, values[place]);
                }
                insert.addBatch();
            }
            insert.executeBatch();
            connection.commit();
        } catch (SQLException refused) {
            connection.rollback();
            throw refused;
        }
    }

    private static @Nullable Object[] values(StoredSegment stored) {
        Segment segment = stored.segment();
        Segment.Opening opening = segment.opening();
        return new @Nullable Object[] {
            segment.take().sitting().value(),
            segment.take().stream().code(),
            segment.sequence(),
            segment.take().take(),
            segment.kind().code(),
            segment.mediaType(),
            segment.predecessor(),
            opening == null ? null : opening.codecs(),
            opening == null ? null : opening.agent(),
            opening == null ? null : opening.clockOffset(),
            stored.offset(),
            stored.length(),
            stored.digest(),
            segment.times().startedAt(),
            segment.times().mediaStart(),
            segment.times().duration(),
            segment.times().frames(),
            stored.receivedAt(),
            segment.take().sitting().value()
        };
    }

    /** Returns when what was committed would survive a power cut; H2 alone flushes later than it commits. */
    static void flush(Connection connection) throws SQLException {
        if (connection.getMetaData().getDatabaseProductName().equals("H2")) {
            try (PreparedStatement flush = connection.prepareStatement("checkpoint sync")) {
                flush.execute();
            }
        }
        connection.commit();
    }
}
