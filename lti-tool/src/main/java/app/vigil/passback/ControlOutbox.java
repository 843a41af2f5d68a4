package app.vigil.passback;

import app.vigil.exam.ExamId;
import app.vigil.lti.ControlAction;
import app.vigil.lti.acs.AssessmentStatus;
import app.vigil.lti.acs.ControlOutcome;
import app.vigil.lti.acs.ControlOutcome.Why;
import app.vigil.lti.proctoring.AttemptId;
import app.vigil.shared.PersonId;
import app.vigil.sitting.SittingId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Control actions on their way, in order per sitting; an end goes first and makes what waited pointless. A row is claimed
 * for a while by one update that only one worker of one node can win.
 */
@Component
class ControlOutbox {

    private static final Duration CLAIM = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ControlOutbox(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** Whose action it is, and what makes it the same when it comes twice. */
    record Cause(
            ExamId exam,
            SittingId sitting,
            AttemptId attempt,
            String fact,
            @Nullable PersonId by,
            Instant at) {}

    /** Fails with a duplicate key when the cause has queued its action before. */
    void queue(Cause cause, Interventions.Asked asked) {
        if (asked.action() == ControlAction.TERMINATE) {
            supersede(cause.sitting());
        }
        @Nullable Duration extraTime = asked.extraTime();
        jdbc.sql("""
                        insert into passback_control (id, exam_id, sitting_id, attempt_id, action, fact, severity,
                            extra_seconds, words, asked_by, incident_ms, state, attempts, next_attempt_ms,
                            claimed_until_ms, changed_ms)
                        values (:id, :exam, :sitting, :attempt, :action, :fact, :severity, :extra, :words, :by, :incident,
                            'queued', 0, :now, 0, :now)""")
                .param("id", UUID.randomUUID())
                .param("exam", cause.exam().value())
                .param("sitting", cause.sitting().value())
                .param("attempt", cause.attempt().value())
                .param("action", asked.action().code())
                .param("fact", cause.fact())
                .param("severity", asked.severity())
                .param("extra", extraTime == null ? null : extraTime.toSeconds())
                .param("words", asked.words())
                .param("by", cause.by() == null ? null : cause.by().value())
                .param("incident", cause.at().toEpochMilli())
                .param("now", clock.millis())
                .update();
        events.publishEvent(new ControlQueued());
    }

    /** Flags are kept: they say what happened, however it ended. */
    private void supersede(SittingId sitting) {
        jdbc.sql("""
                        update passback_control set state = 'superseded', changed_ms = :now
                        where sitting_id = :sitting and state = 'queued' and action in ('pause', 'resume', 'update')""")
                .param("now", clock.millis())
                .param("sitting", sitting.value())
                .update();
    }

    /** What can be sent now: of each sitting the oldest, and any end. */
    List<ControlEntry> due(int most) {
        return jdbc.sql("""
                        select * from passback_control c
                        where state = 'queued' and next_attempt_ms <= :now and claimed_until_ms <= :now
                            and (action = 'terminate' or not exists (select 1 from passback_control e
                                where e.sitting_id = c.sitting_id and e.state = 'queued'
                                    and e.entry_number < c.entry_number))
                        order by case when action = 'terminate' then 0 else 1 end, entry_number limit :most""")
                .param("now", clock.millis())
                .param("most", most)
                .query(ControlOutbox::entry)
                .list();
    }

    /** False when another worker has it, or has done it. */
    boolean claim(ControlEntry entry) {
        long now = clock.millis();
        return jdbc.sql("""
                                update passback_control set claimed_until_ms = :until
                                where id = :id and state = 'queued' and claimed_until_ms <= :now""")
                        .param("until", now + CLAIM.toMillis())
                        .param("id", entry.id())
                        .param("now", now)
                        .update()
                > 0;
    }

    void settle(ControlEntry entry, ControlOutcome.Obeyed obeyed) {
        jdbc.sql("""
                        update passback_control set state = 'delivered', failure = null, platform_status = :status,
                            granted_seconds = :granted, attempts = attempts + 1, changed_ms = :now
                        where id = :id""")
                .param("status", obeyed.status().code())
                .param("granted", obeyed.extraTime().toSeconds())
                .param("now", clock.millis())
                .param("id", entry.id())
                .update();
    }

    void settle(ControlEntry entry, DeliveryState state, Why why) {
        change(entry, state, why, Duration.ZERO);
    }

    void postpone(ControlEntry entry, Why why, Duration delay) {
        change(entry, DeliveryState.QUEUED, why, delay);
    }

    // What an end superseded while it was under way stays superseded.
    private void change(ControlEntry entry, DeliveryState state, Why why, Duration delay) {
        long now = clock.millis();
        jdbc.sql("""
                        update passback_control set state = :state, failure = :failure, attempts = attempts + 1,
                            next_attempt_ms = :next, claimed_until_ms = 0, changed_ms = :now
                        where id = :id and state = 'queued'""")
                .param("state", state.code())
                .param("failure", why.code())
                .param("next", now + delay.toMillis())
                .param("now", now)
                .param("id", entry.id())
                .update();
    }

    List<Interventions.Line> of(ExamId exam) {
        return jdbc.sql("select * from passback_control where exam_id = :exam order by entry_number desc")
                .param("exam", exam.value())
                .query(ControlOutbox::line)
                .list();
    }

    private static ControlEntry entry(ResultSet row, int number) throws SQLException {
        return new ControlEntry(
                row.getObject("id", UUID.class),
                new SittingId(row.getObject("sitting_id", UUID.class)),
                new AttemptId(row.getObject("attempt_id", UUID.class)),
                action(row),
                row.getDouble("severity"),
                seconds(row, "extra_seconds"),
                row.getString("words"),
                Instant.ofEpochMilli(row.getLong("incident_ms")),
                row.getInt("attempts"));
    }

    private static Interventions.Line line(ResultSet row, int number) throws SQLException {
        @Nullable UUID by = row.getObject("asked_by", UUID.class);
        @Nullable String failure = row.getString("failure");
        @Nullable String status = row.getString("platform_status");
        return new Interventions.Line(
                row.getObject("id", UUID.class),
                new SittingId(row.getObject("sitting_id", UUID.class)),
                action(row),
                row.getString("words"),
                by == null ? null : new PersonId(by),
                Instant.ofEpochMilli(row.getLong("incident_ms")),
                DeliveryState.ofCode(row.getString("state")),
                failure == null ? null : Why.ofCode(failure),
                status == null ? null : AssessmentStatus.of(status).orElseThrow(),
                seconds(row, "granted_seconds"),
                row.getInt("attempts"));
    }

    private static ControlAction action(ResultSet row) throws SQLException {
        return ControlAction.of(row.getString("action")).orElseThrow();
    }

    private static @Nullable Duration seconds(ResultSet row, String column) throws SQLException {
        @Nullable Long seconds = row.getObject(column, Long.class);
        return seconds == null ? null : Duration.ofSeconds(seconds);
    }
}
