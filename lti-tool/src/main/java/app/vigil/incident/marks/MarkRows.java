package app.vigil.incident.marks;

import app.vigil.exam.Rule;
import app.vigil.exam.Violation;
import app.vigil.incident.Incident;
import app.vigil.incident.IncidentId;
import app.vigil.shared.PersonId;
import app.vigil.sitting.SittingId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of marks and verdicts. */
@Component
class MarkRows {

    private static final String MARKS = """
            select i.*, v.version, v.confirmed, v.violation as judged_violation, v.note as judged_note, v.judged_by,
              v.judged_ms, v.from_ms, v.to_ms
            from incident i left join incident_verdict v on v.incident = i.id
              and v.version = (select max(newest.version) from incident_verdict newest where newest.incident = i.id
            """;
    private static final String SELECT = MARKS + ")";

    private final JdbcClient jdbc;

    MarkRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Incident> of(SittingId sitting) {
        return jdbc.sql(SELECT + " where i.sitting = :sitting order by i.started_ms, i.id")
                .param("sitting", sitting.value())
                .query(MarkRows::incident)
                .list();
    }

    List<Incident> until(SittingId sitting, Instant moment) {
        return jdbc.sql(MARKS + """
                         and newest.judged_ms <= :moment)
                        where i.sitting = :sitting and i.received_ms <= :moment order by i.started_ms, i.id""")
                .param("sitting", sitting.value())
                .param("moment", moment.toEpochMilli())
                .query(MarkRows::incident)
                .list();
    }

    Map<SittingId, List<Incident>> ofAll(Collection<SittingId> sittings) {
        Map<SittingId, List<Incident>> marks = new HashMap<>();
        sittings.forEach(sitting -> marks.put(sitting, new ArrayList<>()));
        if (!sittings.isEmpty()) {
            jdbc.sql(SELECT + " where i.sitting in (:sittings) order by i.started_ms, i.id")
                    .param("sittings", sittings.stream().map(SittingId::value).toList())
                    .query(MarkRows::incident)
                    .list()
                    .forEach(mark -> marks.computeIfAbsent(mark.sitting(), sitting -> new ArrayList<>())
                            .add(mark));
        }
        return marks;
    }

    Optional<Incident> find(IncidentId id) {
        return jdbc.sql(SELECT + " where i.id = :id")
                .param("id", id.value())
                .query(MarkRows::incident)
                .optional();
    }

    Map<SittingId, Integer> count(Collection<SittingId> sittings) {
        Map<SittingId, Integer> counts = new HashMap<>();
        sittings.forEach(sitting -> counts.put(sitting, 0));
        if (!sittings.isEmpty()) {
            jdbc.sql("select sitting, count(*) as marks from incident where sitting in (:sittings) group by sitting")
                    .param("sittings", sittings.stream().map(SittingId::value).toList())
                    .query((row, number) ->
                            counts.put(new SittingId(row.getObject("sitting", UUID.class)), row.getInt("marks")))
                    .list();
        }
        return counts;
    }

    /** A machine's mark of this sitting, held until the transaction ends. */
    Optional<Incident> lock(SittingId sitting, IncidentId id) {
        int held = jdbc.sql(
                        "select id from incident where id = :id and sitting = :sitting and source <> 'proctor' for update")
                .param("id", id.value())
                .param("sitting", sitting.value())
                .query((row, number) -> row.getObject("id", UUID.class))
                .list()
                .size();
        return held == 0 ? Optional.empty() : find(id);
    }

    /** The machine goes on measuring: end, value and notice move, what was concluded stays. */
    void update(Incident incident) {
        jdbc.sql("""
                        update incident set ended_ms = :ended, measured = :measured, confidence = :confidence,
                          notice_shown_ms = :noticeShown, reading_of = :readingOf, reading = :reading,
                          reading_limit = :readingLimit
                        where id = :id""")
                .param("ended", millis(incident.endedAt()))
                .param("measured", incident.value())
                .param("confidence", incident.confidence())
                .param("noticeShown", millis(incident.noticeShownAt()))
                .params(reading(incident))
                .param("id", incident.id().value())
                .update();
    }

    void insert(Incident incident, Instant receivedAt) {
        Rule rule = incident.rule();
        jdbc.sql("""
                        insert into incident (id, sitting, rule, violation, started_ms, ended_ms, measured, threshold,
                          unit, confidence, detector, source, notice_shown_ms, note, received_ms, cause, model, reading_of,
                          reading, reading_limit)
                        values (:id, :sitting, :rule, :violation, :started, :ended, :measured, :threshold,
                          :unit, :confidence, :detector, :source, :noticeShown, :note, :received, :cause, :model, :readingOf,
                          :reading, :readingLimit)""")
                .param("id", incident.id().value())
                .param("sitting", incident.sitting().value())
                .param("rule", rule == null ? null : rule.code())
                .param("violation", incident.violation().code())
                .param("started", incident.startedAt().toEpochMilli())
                .param("ended", millis(incident.endedAt()))
                .param("measured", incident.value())
                .param("threshold", incident.threshold())
                .param("unit", incident.unit())
                .param("confidence", incident.confidence())
                .param("detector", incident.detector())
                .param("source", incident.source().code())
                .param("noticeShown", millis(incident.noticeShownAt()))
                .param("note", incident.note())
                .param("received", receivedAt.toEpochMilli())
                .param("cause", incident.grounds().cause())
                .param("model", incident.grounds().model())
                .params(reading(incident))
                .update();
    }

    private static Map<String, @Nullable Object> reading(Incident incident) {
        Incident.Reading reading = incident.grounds().reading();
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("readingOf", reading == null ? null : reading.of());
        columns.put("reading", reading == null ? null : reading.value());
        columns.put("readingLimit", reading == null ? null : reading.limit());
        return columns;
    }

    /** Holds the mark, so that it does not move while it is judged. */
    void addVerdict(IncidentId id, Incident.Verdict verdict) {
        Incident.Stretch stretch = verdict.stretch();
        jdbc.sql("select id from incident where id = :id for update")
                .param("id", id.value())
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
        int version = jdbc.sql("select coalesce(max(version), 0) + 1 from incident_verdict where incident = :id")
                .param("id", id.value())
                .query(Integer.class)
                .single();
        jdbc.sql("""
                        insert into incident_verdict (incident, version, confirmed, violation, note, judged_by, judged_ms,
                          from_ms, to_ms)
                        values (:id, :version, :confirmed, :violation, :note, :by, :at, :from, :to)""")
                .param("id", id.value())
                .param("version", version)
                .param("confirmed", verdict.confirmed())
                .param("violation", verdict.violation().code())
                .param("note", verdict.note())
                .param("by", verdict.by().value())
                .param("at", verdict.at().toEpochMilli())
                .param("from", stretch == null ? null : stretch.from().toEpochMilli())
                .param("to", stretch == null ? null : stretch.to().toEpochMilli())
                .update();
    }

    private static Incident incident(ResultSet row, int number) throws SQLException {
        String rule = row.getString("rule");
        return new Incident(
                new IncidentId(row.getObject("id", UUID.class)),
                new SittingId(row.getObject("sitting", UUID.class)),
                rule == null ? null : Rule.ofCode(rule),
                Violation.ofCode(row.getString("violation")),
                Instant.ofEpochMilli(row.getLong("started_ms")),
                instant(row.getObject("ended_ms", Long.class)),
                row.getDouble("measured"),
                row.getDouble("threshold"),
                row.getString("unit"),
                row.getDouble("confidence"),
                row.getString("detector"),
                Incident.Source.ofCode(row.getString("source")),
                instant(row.getObject("notice_shown_ms", Long.class)),
                row.getString("note"),
                grounds(row),
                verdict(row));
    }

    private static Incident.Grounds grounds(ResultSet row) throws SQLException {
        String of = row.getString("reading_of");
        Incident.Reading reading =
                of == null ? null : new Incident.Reading(of, row.getDouble("reading"), row.getDouble("reading_limit"));
        return new Incident.Grounds(row.getString("cause"), reading, row.getString("model"));
    }

    private static Incident.@Nullable Verdict verdict(ResultSet row) throws SQLException {
        return row.getObject("version") == null
                ? null
                : new Incident.Verdict(
                        row.getBoolean("confirmed"),
                        Violation.ofCode(row.getString("judged_violation")),
                        row.getString("judged_note"),
                        new PersonId(row.getObject("judged_by", UUID.class)),
                        Instant.ofEpochMilli(row.getLong("judged_ms")),
                        stretch(row));
    }

    private static Incident.@Nullable Stretch stretch(ResultSet row) throws SQLException {
        Instant from = instant(row.getObject("from_ms", Long.class));
        Instant to = instant(row.getObject("to_ms", Long.class));
        return from == null || to == null ? null : new Incident.Stretch(from, to);
    }

    private static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }

    private static @Nullable Instant instant(@Nullable Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }
}
