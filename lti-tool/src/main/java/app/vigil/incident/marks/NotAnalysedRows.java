package app.vigil.incident.marks;

import app.vigil.exam.Rule;
import app.vigil.incident.Incidents;
import app.vigil.sitting.SittingId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Intervals in which a rule could not be analysed. */
@Component
class NotAnalysedRows {

    private final JdbcClient jdbc;

    NotAnalysedRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param to null while it lasts */
    record Interval(
            UUID id, Rule rule, Instant from, @Nullable Instant to, String reason) {}

    /** The same id again moves the end. False when the id belongs to another sitting. */
    boolean put(SittingId sitting, Interval interval) {
        Instant end = interval.to();
        Long to = end == null ? null : end.toEpochMilli();
        int known = jdbc.sql("update incident_not_analysed set to_ms = :to where id = :id and sitting = :sitting")
                .param("to", to)
                .param("id", interval.id())
                .param("sitting", sitting.value())
                .update();
        if (known > 0) {
            return true;
        }
        if (exists(interval.id())) {
            return false;
        }
        jdbc.sql("""
                        insert into incident_not_analysed (id, sitting, rule, from_ms, to_ms, reason)
                        values (:id, :sitting, :rule, :from, :to, :reason)""")
                .param("id", interval.id())
                .param("sitting", sitting.value())
                .param("rule", interval.rule().code())
                .param("from", interval.from().toEpochMilli())
                .param("to", to)
                .param("reason", interval.reason())
                .update();
        return true;
    }

    List<Incidents.NotAnalysed> of(SittingId sitting) {
        return jdbc.sql("""
                        select rule, from_ms, to_ms, reason from incident_not_analysed
                        where sitting = :sitting order by from_ms, id""")
                .param("sitting", sitting.value())
                .query((row, number) -> {
                    Long to = row.getObject("to_ms", Long.class);
                    return new Incidents.NotAnalysed(
                            row.getString("rule"),
                            Instant.ofEpochMilli(row.getLong("from_ms")),
                            to == null ? null : Instant.ofEpochMilli(to),
                            row.getString("reason"));
                })
                .list();
    }

    private boolean exists(UUID id) {
        return jdbc.sql("select count(*) from incident_not_analysed where id = :id")
                        .param("id", id)
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
