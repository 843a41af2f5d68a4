package app.vigil.sitting;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When each agent was last heard, apart from the sitting's own row so that heartbeats never wait for a step. */
@Component
class PresenceTable {

    private final JdbcClient jdbc;

    PresenceTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param silentSince null while the agent is heard */
    record Presence(
            SittingId sitting,
            @Nullable String instance,
            Instant heartbeatAt,
            @Nullable Instant silentSince) {}

    void begin(SittingId sitting, Instant now) {
        jdbc.sql("insert into presence (sitting_id, heartbeat_at) values (:sitting, :now)")
                .param("sitting", sitting.value())
                .param("now", Columns.of(now))
                .update();
    }

    Optional<Presence> lock(SittingId sitting) {
        return jdbc.sql("select * from presence where sitting_id = :sitting for update")
                .param("sitting", sitting.value())
                .query((row, number) -> new Presence(
                        sitting,
                        row.getString("instance"),
                        Columns.instant(row, "heartbeat_at"),
                        Columns.nullableInstant(row, "silent_since")))
                .optional();
    }

    /** True when this page was never heard before. */
    boolean firstSeen(SittingId sitting, String instance, Instant now) {
        return jdbc.sql("""
                                insert into agent_instance (sitting_id, instance, first_seen_at)
                                select :sitting, :instance, :now
                                where not exists (select 1 from agent_instance
                                    where sitting_id = :sitting and instance = :instance)""")
                        .param("sitting", sitting.value())
                        .param("instance", instance)
                        .param("now", Columns.of(now))
                        .update()
                > 0;
    }

    /** The usual heartbeat; false for a page that does not speak for the sitting now, or one heard after silence. */
    boolean heardAgain(SittingId sitting, String instance, Instant now) {
        return jdbc.sql("""
                                update presence set heartbeat_at = :now
                                where sitting_id = :sitting and instance = :instance and silent_since is null""")
                        .param("sitting", sitting.value())
                        .param("instance", instance)
                        .param("now", Columns.of(now))
                        .update()
                > 0;
    }

    void heard(SittingId sitting, String instance, Instant now) {
        jdbc.sql("""
                        update presence set instance = :instance, heartbeat_at = :now, silent_since = null
                        where sitting_id = :sitting""")
                .param("sitting", sitting.value())
                .param("instance", instance)
                .param("now", Columns.of(now))
                .update();
    }

    /** Opens an entry of the silence ledger. */
    void beginSilence(SittingId sitting, Instant since) {
        jdbc.sql("update presence set silent_since = :since where sitting_id = :sitting")
                .param("sitting", sitting.value())
                .param("since", Columns.of(since))
                .update();
        jdbc.sql("insert into silence (id, sitting_id, began_at) values (:id, :sitting, :since)")
                .param("id", UUID.randomUUID())
                .param("sitting", sitting.value())
                .param("since", Columns.of(since))
                .update();
    }

    void endSilence(SittingId sitting, Instant now) {
        jdbc.sql("update silence set ended_at = :now where sitting_id = :sitting and ended_at is null")
                .param("sitting", sitting.value())
                .param("now", Columns.of(now))
                .update();
    }

    /** Admitted examinees not heard since {@code limit} whose silence is not in the ledger yet. */
    List<SittingId> newlySilent(Instant limit) {
        return jdbc.sql("""
                        select s.id from sitting s join presence p on p.sitting_id = s.id
                        where s.state in ('running', 'paused') and p.silent_since is null
                            and p.heartbeat_at < :limit and s.admitted_at < :limit""")
                .param("limit", Columns.of(limit))
                .query((row, number) -> new SittingId(row.getObject(1, UUID.class)))
                .list();
    }

    List<SittingId> silent() {
        return jdbc.sql("""
                        select s.id from sitting s join presence p on p.sitting_id = s.id
                        where s.state in ('running', 'paused') and p.silent_since is not null""")
                .query((row, number) -> new SittingId(row.getObject(1, UUID.class)))
                .list();
    }
}
