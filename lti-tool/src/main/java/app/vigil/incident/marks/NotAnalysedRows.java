package app.vigil.incident.marks;

import app.vigil.exam.Rule;
import app.vigil.incident.Incidents;
import app.vigil.sitting.SittingId;
import java.sql.Types;
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

    /** Sets or moves on the end of an interval; false when there is none of this sitting that could go on so. */
    boolean move(SittingId sitting, Interval interval) {
        return jdbc.sql("""
                                update incident_not_analysed set to_ms = :to
                                where id = :id and sitting = :sitting and rule = :rule and from_ms = :from
                                  and (to_ms is null or to_ms <= :to)""")
                        .param("to", millis(interval.to()), Types.BIGINT)
                        .param("id", interval.id())
                        .param("sitting", sitting.value())
                        .param("rule", interval.rule().code())
                        .param("from", interval.from().toEpochMilli())
                        .update()
                > 0;
    }

    void insert(SittingId sitting, Interval interval) {
        jdbc.sql("""
                        insert into incident_not_analysed (id, sitting, rule, from_ms, to_ms, reason)
                        values (:id, :sitting, :rule, :from, :to, :reason)""")
                .param("id", interval.id())
                .param("sitting", sitting.value())
                .param("rule", interval.rule().code())
                .param("from", interval.from().toEpochMilli())
                .param("to", millis(interval.to()))
                .param("reason", interval.reason())
                .update();
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

    /** Whether this sitting has an interval of this id. */
    boolean known(SittingId sitting, UUID id) {
        return jdbc.sql("select count(*) from incident_not_analysed where id = :id and sitting = :sitting")
                        .param("id", id)
                        .param("sitting", sitting.value())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }
}
