package app.vigil.evidence.recording;

import app.vigil.sitting.SittingId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which segments lie in which object of the bucket, and which are waiting for theirs. */
@Component
class ArchivedSegments {

    private static final String OF_TAKE = " where sitting = :sitting and stream = :stream and take = :take ";

    private final JdbcClient jdbc;

    ArchivedSegments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where a segment begins in an object. */
    record Place(String object, long offset) {}

    /** @param bytes of all segments without an object; the first and the last of them came at these times */
    record Waiting(TakeId take, long bytes, long firstAt, long lastAt) {}

    Optional<Place> placeOf(StoredSegment stored) {
        TakeId take = stored.segment().take();
        return jdbc.sql("""
                        select object, object_offset as "offset" from evidence_segment
                        where sitting = :sitting and stream = :stream and sequence = :sequence and object is not null""")
                .param("sitting", take.sitting().value())
                .param("stream", take.stream().code())
                .param("sequence", stored.segment().sequence())
                .query(Place.class)
                .optional();
    }

    List<Waiting> waiting() {
        return jdbc.sql("""
                        select sitting, stream, take, sum(length) as bytes, min(received_ms) as first_at, max(received_ms) as last_at
                        from evidence_segment where object is null group by sitting, stream, take""")
                .query((row, number) -> new Waiting(
                        SegmentIndex.takeOf(row),
                        row.getLong("bytes"),
                        row.getLong("first_at"),
                        row.getLong("last_at")))
                .list();
    }

    /** In order of their place in the file. */
    List<StoredSegment> waiting(TakeId take) {
        return ofTake("select * from evidence_segment" + OF_TAKE + "and object is null order by file_offset", take)
                .query(SegmentIndex::stored)
                .list();
    }

    /** Says that the bytes of a take from here to there are an object. */
    void archived(TakeId take, long begin, long end, String object) {
        ofTake(
                        "update evidence_segment set object = :object, object_offset = file_offset - :begin" + OF_TAKE
                                + "and file_offset >= :begin and file_offset < :end and object is null",
                        take)
                .param("object", object)
                .param("begin", begin)
                .param("end", end)
                .update();
    }

    /** Every segment of a stream below this number came and lies in the bucket. */
    long throughout(SittingId sitting, StreamName stream) {
        long until = jdbc.sql("""
                        select coalesce(min(case when object is null then sequence end), max(sequence) + 1, 0)
                        from evidence_segment where sitting = :sitting and stream = :stream""")
                .param("sitting", sitting.value())
                .param("stream", stream.code())
                .query(Long.class)
                .single();
        return jdbc.sql("""
                        select coalesce(min(s.sequence) + 1, 0) from evidence_segment s
                        where s.sitting = :sitting and s.stream = :stream and s.sequence < :until
                          and not exists (select 1 from evidence_segment n where n.sitting = s.sitting
                            and n.stream = s.stream and n.sequence = s.sequence + 1 and n.sequence < :until)
                          and exists (select 1 from evidence_segment f where f.sitting = s.sitting
                            and f.stream = s.stream and f.sequence = 0)""")
                .param("sitting", sitting.value())
                .param("stream", stream.code())
                .param("until", until)
                .query(Long.class)
                .single();
    }

    boolean isWaiting(SittingId sitting) {
        return jdbc.sql("select count(*) from evidence_segment where sitting = :sitting and object is null")
                        .param("sitting", sitting.value())
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Those of the objects that no segment names. */
    Set<String> unknown(Collection<String> objects) {
        Set<String> unknown = new HashSet<>(objects);
        jdbc.sql("select distinct object from evidence_segment where object in (:objects)")
                .param("objects", objects)
                .query(String.class)
                .list()
                .forEach(unknown::remove);
        return unknown;
    }

    private JdbcClient.StatementSpec ofTake(String sql, TakeId take) {
        return jdbc.sql(sql)
                .param("sitting", take.sitting().value())
                .param("stream", take.stream().code())
                .param("take", take.take());
    }
}
