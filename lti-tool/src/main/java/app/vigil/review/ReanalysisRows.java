package app.vigil.review;

import app.vigil.shared.PersonId;
import app.vigil.sitting.SittingId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The table of second looks; a row is written once. */
final class ReanalysisRows {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;

    ReanalysisRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A second look with who made it, and when. */
    record Kept(Reanalysis run, PersonId by, Instant at) {}

    /** The newest first. */
    List<Kept> of(SittingId sitting) {
        return jdbc.sql("""
                        select findings, made_by, made_at from review_reanalysis
                        where sitting = :sitting order by made_at desc, id""")
                .param("sitting", sitting.value())
                .query((row, number) -> new Kept(
                        JSON.readValue(Objects.requireNonNull(row.getString("findings")), Reanalysis.class),
                        new PersonId(row.getObject("made_by", UUID.class)),
                        row.getObject("made_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    void add(SittingId sitting, Kept kept) {
        jdbc.sql("""
                        insert into review_reanalysis (id, sitting, made_by, made_at, findings)
                        values (:id, :sitting, :by, :at, :findings)""")
                .param("id", kept.run().id())
                .param("sitting", sitting.value())
                .param("by", kept.by().value())
                .param("at", kept.at().atOffset(ZoneOffset.UTC))
                .param("findings", JSON.writeValueAsString(kept.run()))
                .update();
    }
}
