package app.vigil.evidence.recording;

import app.vigil.sitting.SittingId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which segment lies where; a row is there, or on its way, exactly for what was acknowledged. */
@Component
public class SegmentIndex {

    /** H2 walks an index backwards only for an order that names all of it; else it reads every row of the take. */
    private static final String FROM_THE_END =
            "order by sitting desc, stream desc, take desc, file_offset desc fetch first 1 rows only";

    private final JdbcClient jdbc;
    private final RowsBehind rows;

    SegmentIndex(JdbcClient jdbc, RowsBehind rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /** Reads behind everything this node has acknowledged. */
    private JdbcClient.StatementSpec settled(String sql) {
        rows.settle();
        return jdbc.sql(sql);
    }

    /** What is stored under this number and the numbers beside it. */
    List<StoredSegment> around(SittingId sitting, StreamName stream, long sequence) {
        return settled("""
                        select * from evidence_segment
                        where sitting = :sitting and stream = :stream and sequence between :before and :after""")
                .param("sitting", sitting.value())
                .param("stream", stream.code())
                .param("before", sequence - 1)
                .param("after", sequence + 1)
                .query(SegmentIndex::stored)
                .list();
    }

    /** The segment that has the byte at this place of a take. */
    Optional<StoredSegment> at(TakeId take, long position) {
        return settled("""
                        select * from evidence_segment
                        where sitting = :sitting and stream = :stream and take = :take and file_offset <= :position
                        """ + FROM_THE_END)
                .param("sitting", take.sitting().value())
                .param("stream", take.stream().code())
                .param("take", take.take())
                .param("position", position)
                .query(SegmentIndex::stored)
                .optional()
                .filter(stored -> position < stored.offset() + stored.length());
    }

    /** Length of the acknowledged part of a take; 0 when there is none. */
    long endOf(TakeId take) {
        return settled("""
                        select file_offset + length from evidence_segment
                        where sitting = :sitting and stream = :stream and take = :take
                        """ + FROM_THE_END)
                .param("sitting", take.sitting().value())
                .param("stream", take.stream().code())
                .param("take", take.take())
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** Container of a take; empty when there is no such take. */
    Optional<String> typeOf(TakeId take) {
        return settled("""
                        select media_type from evidence_segment
                        where sitting = :sitting and stream = :stream and take = :take
                        order by sitting, stream, take, file_offset fetch first 1 rows only""")
                .param("sitting", take.sitting().value())
                .param("stream", take.stream().code())
                .param("take", take.take())
                .query(String.class)
                .optional();
    }

    /**
     * The last segment of a stream, when it is also the last in the file of its take; empty also for a stream of which
     * nothing came.
     */
    Optional<StoredSegment> tip(SittingId sitting, StreamName stream) {
        return settled("""
                        select * from evidence_segment where sitting = :sitting and stream = :stream
                        order by sequence desc fetch first 1 rows only""")
                .param("sitting", sitting.value())
                .param("stream", stream.code())
                .query(SegmentIndex::stored)
                .optional()
                .filter(last -> endOf(last.segment().take()) == last.offset() + last.length());
    }

    /** No row has this number, nor this place in the file. */
    boolean placeIsFree(StoredSegment stored) {
        TakeId take = stored.segment().take();
        return jdbc.sql("""
                        select count(*) from evidence_segment where sitting = :sitting and stream = :stream
                          and (sequence = :sequence or take = :take and file_offset = :offset)""")
                        .param("sitting", take.sitting().value())
                        .param("stream", take.stream().code())
                        .param("sequence", stored.segment().sequence())
                        .param("take", take.take())
                        .param("offset", stored.offset())
                        .query(Long.class)
                        .single()
                == 0;
    }

    /** Says that this manifest names every segment no other does; returns how many these are. */
    public int name(SittingId sitting, int manifest) {
        return settled("update evidence_segment set manifest = :manifest where sitting = :sitting and manifest is null")
                .param("manifest", manifest)
                .param("sitting", sitting.value())
                .update();
    }

    /** What a manifest names, by stream, take and sequence. */
    public List<StoredSegment> namedBy(SittingId sitting, int manifest) {
        return settled("""
                        select * from evidence_segment where sitting = :sitting and manifest = :manifest
                        order by stream, take, sequence""")
                .param("sitting", sitting.value())
                .param("manifest", manifest)
                .query(SegmentIndex::stored)
                .list();
    }

    /** What the manifests with lower numbers name, by stream, take and sequence. */
    public List<StoredSegment> namedBefore(SittingId sitting, int manifest) {
        return settled("""
                        select * from evidence_segment where sitting = :sitting and manifest < :manifest
                        order by stream, take, sequence""")
                .param("sitting", sitting.value())
                .param("manifest", manifest)
                .query(SegmentIndex::stored)
                .list();
    }

    /** By stream, take and sequence. */
    public List<StoredSegment> of(SittingId sitting) {
        return settled("select * from evidence_segment where sitting = :sitting order by stream, take, sequence")
                .param("sitting", sitting.value())
                .query(SegmentIndex::stored)
                .list();
    }

    /** The streams of each sitting whose beginning arrived. */
    public Map<SittingId, Set<StreamName>> streams(Collection<SittingId> sittings) {
        Map<SittingId, Set<StreamName>> streams = new HashMap<>();
        if (!sittings.isEmpty()) {
            settled("select sitting, stream from evidence_segment where sitting in (:sittings) and sequence = 0")
                    .param("sittings", sittings.stream().map(SittingId::value).toList())
                    .query((row, number) -> streams.computeIfAbsent(
                                    new SittingId(row.getObject("sitting", java.util.UUID.class)),
                                    fresh -> EnumSet.noneOf(StreamName.class))
                            .add(StreamName.ofCode(row.getString("stream"))))
                    .list();
        }
        return streams;
    }

    Map<SittingId, Instant> startedAt(StreamName stream, Collection<SittingId> sittings) {
        Map<SittingId, Instant> starts = new HashMap<>();
        if (!sittings.isEmpty()) {
            settled("""
                            select sitting, min(started_ms) as started from evidence_segment
                            where sitting in (:sittings) and stream = :stream and kind = 'media' group by sitting""")
                    .param("sittings", sittings.stream().map(SittingId::value).toList())
                    .param("stream", stream.code())
                    .query((row, number) -> starts.put(
                            new SittingId(row.getObject("sitting", java.util.UUID.class)),
                            Instant.ofEpochMilli(row.getLong("started"))))
                    .list();
        }
        return starts;
    }

    /** Where an agent that lost its store goes on. */
    public Map<StreamName, Next> next(SittingId sitting) {
        Map<StreamName, Next> next = new EnumMap<>(StreamName.class);
        for (StreamName stream : StreamName.values()) {
            next.put(stream, new Next(0, 0, null));
        }
        settled("""
                        select l.stream, l.next_sequence, l.next_take, s.digest from evidence_segment s join
                          (select stream, max(sequence) + 1 as next_sequence, max(take) + 1 as next_take
                           from evidence_segment where sitting = :sitting group by stream) l
                        on s.stream = l.stream and s.sequence = l.next_sequence - 1
                        where s.sitting = :sitting""")
                .param("sitting", sitting.value())
                .query((row, number) -> next.put(
                        StreamName.ofCode(row.getString("stream")),
                        new Next(
                                row.getLong("next_sequence"),
                                row.getInt("next_take"),
                                new ContentDigest(row.getString("digest")).header())))
                .list();
        return next;
    }

    /**
     * First free numbers of a stream, and what its next segment has to name as predecessor.
     *
     * @param lastDigest null for a stream of which nothing came yet
     */
    public record Next(
            long nextSequence, int nextTake, @Nullable String lastDigest) {}

    private static Segment.@Nullable Opening opening(ResultSet row) throws SQLException {
        String codecs = row.getString("codecs");
        return codecs == null
                ? null
                : new Segment.Opening(
                        codecs, Objects.requireNonNullElse(row.getString("agent"), ""), row.getLong("clock_offset_ms"));
    }

    static StoredSegment stored(ResultSet row, int number) throws SQLException {
        Segment segment = new Segment(
                takeOf(row),
                row.getLong("sequence"),
                Segment.Kind.ofCode(row.getString("kind")),
                row.getString("media_type"),
                row.getString("predecessor"),
                opening(row),
                new Segment.Times(
                        row.getLong("started_ms"),
                        row.getLong("media_start_ms"),
                        row.getLong("duration_ms"),
                        row.getInt("frames")));
        return new StoredSegment(
                segment,
                row.getLong("file_offset"),
                row.getInt("length"),
                row.getString("digest"),
                row.getLong("received_ms"));
    }

    static TakeId takeOf(ResultSet row) throws SQLException {
        return new TakeId(
                new SittingId(row.getObject("sitting", java.util.UUID.class)),
                StreamName.ofCode(row.getString("stream")),
                row.getInt("take"));
    }
}
