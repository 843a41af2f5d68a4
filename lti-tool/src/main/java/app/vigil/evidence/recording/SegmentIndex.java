package app.vigil.evidence.recording;

import app.vigil.sitting.SittingId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which segment lies where; a row exists exactly for what was acknowledged. */
@Component
public class SegmentIndex {

    private final JdbcClient jdbc;

    SegmentIndex(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<StoredSegment> find(SittingId sitting, StreamName stream, long sequence) {
        return jdbc.sql("""
                        select * from evidence_segment
                        where sitting = :sitting and stream = :stream and sequence = :sequence""")
                .param("sitting", sitting.value())
                .param("stream", stream.code())
                .param("sequence", sequence)
                .query(SegmentIndex::stored)
                .optional();
    }

    /** Length of the acknowledged part of a take; 0 when there is none. */
    long endOf(TakeId take) {
        return jdbc.sql("""
                        select coalesce(max(file_offset + length), 0) from evidence_segment
                        where sitting = :sitting and stream = :stream and take = :take""")
                .param("sitting", take.sitting().value())
                .param("stream", take.stream().code())
                .param("take", take.take())
                .query(Long.class)
                .single();
    }

    /** Container of a take; empty when there is no such take. */
    Optional<String> typeOf(TakeId take) {
        return jdbc.sql("""
                        select min(media_type) from evidence_segment
                        where sitting = :sitting and stream = :stream and take = :take having count(*) > 0""")
                .param("sitting", take.sitting().value())
                .param("stream", take.stream().code())
                .param("take", take.take())
                .query(String.class)
                .optional();
    }

    void add(StoredSegment stored) {
        Segment segment = stored.segment();
        jdbc.sql("""
                        insert into evidence_segment (sitting, stream, sequence, take, kind, media_type, codecs,
                          file_offset, length, digest, started_ms, media_start_ms, duration_ms, received_ms, supplement)
                        values (:sitting, :stream, :sequence, :take, :kind, :mediaType, :codecs,
                          :offset, :length, :digest, :started, :mediaStart, :duration, :received, :supplement)""")
                .param("sitting", segment.take().sitting().value())
                .param("stream", segment.take().stream().code())
                .param("sequence", segment.sequence())
                .param("take", segment.take().take())
                .param("kind", segment.kind().code())
                .param("mediaType", segment.mediaType())
                .param("codecs", segment.codecs())
                .param("offset", stored.offset())
                .param("length", stored.length())
                .param("digest", stored.digest())
                .param("started", segment.times().startedAt())
                .param("mediaStart", segment.times().mediaStart())
                .param("duration", segment.times().duration())
                .param("received", stored.receivedAt())
                .param("supplement", stored.supplement())
                .update();
    }

    /** By stream, take and sequence. */
    List<StoredSegment> of(SittingId sitting) {
        return jdbc.sql("select * from evidence_segment where sitting = :sitting order by stream, take, sequence")
                .param("sitting", sitting.value())
                .query(SegmentIndex::stored)
                .list();
    }

    /** Where an agent that lost its store goes on. */
    public Map<StreamName, Next> next(SittingId sitting) {
        Map<StreamName, Next> next = new EnumMap<>(StreamName.class);
        for (StreamName stream : StreamName.values()) {
            next.put(stream, new Next(0, 0));
        }
        jdbc.sql("""
                        select stream, max(sequence) + 1 as next_sequence, max(take) + 1 as next_take
                        from evidence_segment where sitting = :sitting group by stream""")
                .param("sitting", sitting.value())
                .query((row, number) -> next.put(
                        StreamName.ofCode(row.getString("stream")),
                        new Next(row.getLong("next_sequence"), row.getInt("next_take"))))
                .list();
        return next;
    }

    /** First free numbers of a stream. */
    public record Next(long nextSequence, int nextTake) {}

    private static StoredSegment stored(ResultSet row, int number) throws SQLException {
        TakeId take = new TakeId(
                new SittingId(row.getObject("sitting", java.util.UUID.class)),
                StreamName.ofCode(row.getString("stream")),
                row.getInt("take"));
        Segment segment = new Segment(
                take,
                row.getLong("sequence"),
                "init".equals(row.getString("kind")) ? Segment.Kind.INIT : Segment.Kind.MEDIA,
                row.getString("media_type"),
                row.getString("codecs"),
                new Segment.Times(
                        row.getLong("started_ms"), row.getLong("media_start_ms"), row.getLong("duration_ms")));
        return new StoredSegment(
                segment,
                row.getLong("file_offset"),
                row.getInt("length"),
                row.getString("digest"),
                row.getLong("received_ms"),
                row.getBoolean("supplement"));
    }
}
