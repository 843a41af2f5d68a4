package app.vigil.evidence.recording;

import app.vigil.sitting.SittingId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which segments lie in which object of the bucket, and which are waiting for theirs. */
@Component
class ArchivedSegments {

    /**
     * Sitting, stream and take, begin, and a name of its own, as {@link Archive} writes them; or sitting and the name of
     * a photo or of a strip of stills.
     */
    private static final Pattern OBJECT =
            Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/(?:(?:camera|screen)\\.\\d+/.+|(?:"
                    + Pattern.quote(Photos.PREFIX) + "|" + Pattern.quote(Stills.PREFIX) + ")[^/]+"
                    + Pattern.quote(Photos.SUFFIX) + ")");

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

    /**
     * Says that these segments of a take lie in an object, whose first byte is this one of the take's file; false when
     * none of them needs it any more.
     */
    boolean archived(TakeId take, Collection<Long> sequences, long begin, String object) {
        return ofTake(
                                "update evidence_segment set object = :object, object_offset = file_offset - :begin"
                                        + OF_TAKE + "and sequence in (:sequences) and object is null",
                                take)
                        .param("object", object)
                        .param("begin", begin)
                        .param("sequences", sequences)
                        .update()
                > 0;
    }

    /** Every segment of a stream from the first number to below this one came and lies in the bucket. */
    long throughout(SittingId sitting, StreamName stream, long from) {
        long until = jdbc.sql("""
                        select coalesce(min(case when object is null then sequence end), max(sequence) + 1, 0)
                        from evidence_segment
                        where sitting = :sitting and stream = :stream and sequence >= :from""")
                .param("sitting", sitting.value())
                .param("stream", stream.code())
                .param("from", from)
                .query(Long.class)
                .single();
        return jdbc.sql("""
                        select coalesce(min(s.sequence) + 1, 0) from evidence_segment s
                        where s.sitting = :sitting and s.stream = :stream and s.sequence >= :from and s.sequence < :until
                          and not exists (select 1 from evidence_segment n where n.sitting = s.sitting
                            and n.stream = s.stream and n.sequence = s.sequence + 1 and n.sequence < :until)
                          and exists (select 1 from evidence_segment f where f.sitting = s.sitting
                            and f.stream = s.stream and f.sequence = :from)""")
                .param("sitting", sitting.value())
                .param("stream", stream.code())
                .param("from", from)
                .param("until", until)
                .query(Long.class)
                .single();
    }

    /** What lies in the bucket under this number. */
    Optional<String> digestOf(SittingId sitting, StreamName stream, long sequence) {
        return jdbc.sql("""
                        select digest from evidence_segment
                        where sitting = :sitting and stream = :stream and sequence = :sequence""")
                .param("sitting", sitting.value())
                .param("stream", stream.code())
                .param("sequence", sequence)
                .query(String.class)
                .optional();
    }

    boolean isWaiting(SittingId sitting) {
        return jdbc.sql("select count(*) from evidence_segment where sitting = :sitting and object is null")
                        .param("sitting", sitting.value())
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Nothing of it is here for anybody: it was deleted, perhaps by another node. */
    boolean isGone(SittingId sitting) {
        return jdbc.sql("""
                                select (select count(*) from evidence_segment where sitting = :sitting)
                                  + (select count(*) from evidence_photo where sitting = :sitting)
                                  + (select count(*) from evidence_still where sitting = :sitting)""").param("sitting", sitting.value()).query(Long.class).single() == 0;
    }

    /**
     * Those of the objects that are of a recording known here, though no segment, photo or strip names them. Whatever
     * else is in the bucket belongs to somebody else.
     */
    Set<String> orphans(Collection<String> objects) {
        Map<String, UUID> ours = objects.stream()
                .map(OBJECT::matcher)
                .filter(Matcher::matches)
                .collect(Collectors.toMap(Matcher::group, object -> UUID.fromString(object.group(1))));
        if (ours.isEmpty()) {
            return Set.of();
        }
        Set<UUID> known = Set.copyOf(jdbc.sql("""
                        select sitting from evidence_segment where sitting in (:sittings)
                        union select sitting from evidence_seal where sitting in (:sittings)
                        union select sitting from evidence_photo where sitting in (:sittings)
                        union select sitting from evidence_erasure where sitting in (:sittings)""")
                .param("sittings", Set.copyOf(ours.values()))
                .query((row, number) -> row.getObject("sitting", UUID.class))
                .list());
        Set<String> orphans = ours.entrySet().stream()
                .filter(object -> known.contains(object.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(HashSet::new));
        orphans.removeAll(named(ours.keySet()));
        orphans.removeAll(kept(Set.copyOf(ours.values())));
        return orphans;
    }

    /** Photos and strips. */
    private List<String> kept(Set<UUID> sittings) {
        List<String> kept =
                new ArrayList<>(jdbc.sql("select sitting, file from evidence_photo where sitting in (:sittings)")
                        .param("sittings", sittings)
                        .query((row, number) -> row.getString("sitting") + "/" + row.getString("file"))
                        .list());
        kept.addAll(jdbc.sql("select sitting, id from evidence_still where sitting in (:sittings)")
                .param("sittings", sittings)
                .query((row, number) -> row.getString("sitting") + "/" + Stills.nameOf(row.getObject("id", UUID.class)))
                .list());
        return kept;
    }

    private List<String> named(Collection<String> objects) {
        return jdbc.sql("select distinct object from evidence_segment where object in (:objects)")
                .param("objects", objects)
                .query((row, number) -> Objects.requireNonNull(row.getString("object")))
                .list();
    }

    private JdbcClient.StatementSpec ofTake(String sql, TakeId take) {
        return jdbc.sql(sql)
                .param("sitting", take.sitting().value())
                .param("stream", take.stream().code())
                .param("take", take.take());
    }
}
