package app.vigil.evidence.recording;

import app.vigil.sitting.EvidenceState;
import app.vigil.sitting.SittingId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a sitting's agent said it recorded, whether all of it is here, and whether the recording is sealed. */
@Component
class Seals implements EvidenceState {

    private final JdbcClient jdbc;

    Seals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional
    public void expect(SittingId sitting, Map<String, Long> lastSequenceByStream) {
        jdbc.sql("delete from evidence_expected where sitting = :sitting")
                .param("sitting", sitting.value())
                .update();
        lastSequenceByStream.keySet().forEach(StreamName::ofCode);
        for (StreamName stream : StreamName.values()) {
            Long said = lastSequenceByStream.get(stream.code());
            expect(sitting, stream, Math.max(said == null ? -1 : said, lastStored(sitting, stream)));
        }
    }

    private void expect(SittingId sitting, StreamName stream, long last) {
        jdbc.sql("insert into evidence_expected (sitting, stream, last_sequence) values (:sitting, :stream, :last)")
                .param("sitting", sitting.value())
                .param("stream", stream.code())
                .param("last", last)
                .update();
    }

    /** The last sequence the agent said it recorded; −1 when it said nothing. */
    long expected(SittingId sitting, StreamName stream) {
        return jdbc.sql("select last_sequence from evidence_expected where sitting = :sitting and stream = :stream")
                .param("sitting", sitting.value())
                .param("stream", stream.code())
                .query(Long.class)
                .optional()
                .orElse(-1L);
    }

    private long lastStored(SittingId sitting, StreamName stream) {
        return jdbc.sql("""
                        select coalesce(max(sequence), -1) from evidence_segment
                        where sitting = :sitting and stream = :stream""")
                .param("sitting", sitting.value())
                .param("stream", stream.code())
                .query(Long.class)
                .single();
    }

    /** The examinee's word alone is not enough: a stream of which nothing but an init segment came is not complete. */
    @Override
    public boolean complete(SittingId sitting) {
        return jdbc.sql("""
                        select case when e.last_sequence < 1 then 1 else 0 end + e.last_sequence + 1 - (select count(*) from evidence_segment s
                          where s.sitting = e.sitting and s.stream = e.stream and s.sequence <= e.last_sequence)
                        from evidence_expected e where e.sitting = :sitting""").param("sitting", sitting.value()).query(Long.class).list().stream()
                        .mapToLong(missing -> missing == 0 ? 0 : 1)
                        .max()
                        .orElse(1)
                == 0;
    }

    /**
     * Does this unless the recording was purged, and says so; a purge waits until it is done. What was sealed has a
     * manifest until then.
     */
    @Transactional
    public boolean unlessPurged(SittingId sitting, Runnable keeping) {
        boolean sealed = jdbc.sql("select sealed_ms is not null from evidence_seal where sitting = :sitting for update")
                .param("sitting", sitting.value())
                .query(Boolean.class)
                .optional()
                .orElse(false);
        boolean kept = sealed
                ? jdbc.sql("select count(*) from evidence_manifest where sitting = :sitting")
                                .param("sitting", sitting.value())
                                .query(Long.class)
                                .single()
                        > 0
                : !isErased(sitting);
        if (kept) {
            keeping.run();
        }
        return kept;
    }

    /** Deleted for good. */
    boolean isErased(SittingId sitting) {
        return jdbc.sql("select count(*) from evidence_erasure where sitting = :sitting")
                        .param("sitting", sitting.value())
                        .query(Long.class)
                        .single()
                > 0;
    }

    Seal of(SittingId sitting) {
        return jdbc.sql("select sealed_ms is not null as sealed, complete from evidence_seal where sitting = :sitting")
                .param("sitting", sitting.value())
                .query(Seal.class)
                .optional()
                .orElse(new Seal(false, false));
    }

    /** Remembers when recording ended; told more than once, the first time counts. */
    void ended(SittingId sitting, Instant at) {
        int known = jdbc.sql("select count(*) from evidence_seal where sitting = :sitting")
                .param("sitting", sitting.value())
                .query(Integer.class)
                .single();
        if (known == 0) {
            jdbc.sql("insert into evidence_seal (sitting, ended_ms, complete) values (:sitting, :ended, false)")
                    .param("sitting", sitting.value())
                    .param("ended", at.toEpochMilli())
                    .update();
        }
    }

    List<Unsealed> unsealed() {
        return jdbc.sql("select sitting, ended_ms from evidence_seal where sealed_ms is null order by ended_ms")
                .query((row, number) -> new Unsealed(
                        new SittingId(row.getObject("sitting", java.util.UUID.class)),
                        Instant.ofEpochMilli(row.getLong("ended_ms"))))
                .list();
    }

    /** False when another node was faster. */
    boolean seal(SittingId sitting, Instant at, boolean complete) {
        return jdbc.sql("""
                                update evidence_seal set sealed_ms = :at, complete = :complete
                                where sitting = :sitting and sealed_ms is null""")
                        .param("at", at.toEpochMilli())
                        .param("complete", complete)
                        .param("sitting", sitting.value())
                        .update()
                == 1;
    }

    /** @param complete at the moment of sealing */
    record Seal(boolean sealed, boolean complete) {}

    record Unsealed(SittingId sitting, Instant endedAt) {}
}
