package app.vigil.retention;

import app.vigil.shared.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Terms, holds and acts in the database. */
@Component
class RetentionBook implements Retention {

    private final JdbcClient jdbc;
    private final RetentionProfiles profiles;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    RetentionBook(JdbcClient jdbc, RetentionProfiles profiles, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.profiles = profiles;
        this.clock = clock;
        this.events = events;
    }

    @Override
    @Transactional
    public void keep(UUID sitting, UUID institution, String profile, Instant endedAt) {
        if (find(sitting).isEmpty()) {
            jdbc.sql("""
                            insert into retention_item (sitting, institution, profile, kept_as, ended_at, due_at)
                            values (:sitting, :institution, :profile, :keptAs, :endedAt, :dueAt)""")
                    .param("sitting", sitting)
                    .param("institution", institution)
                    .param("profile", profile)
                    .param("keptAs", RetentionClass.BASIC.code())
                    .param("endedAt", endedAt.atOffset(ZoneOffset.UTC))
                    .param("dueAt", due(profile, endedAt, RetentionClass.BASIC))
                    .update();
        }
    }

    @Override
    @Transactional
    public void raise(UUID sitting, RetentionClass to, @Nullable PersonId by) {
        Item item = find(sitting).orElseThrow(() -> new IllegalStateException("no term of " + sitting));
        if (to.compareTo(item.keptAs()) > 0) {
            jdbc.sql("update retention_item set kept_as = :keptAs, due_at = :dueAt where sitting = :sitting")
                    .param("keptAs", to.code())
                    .param("dueAt", due(item.profile(), item.endedAt(), to))
                    .param("sitting", sitting)
                    .update();
            events.publishEvent(new RetentionEvent.ClassRaised(sitting, to, by));
        }
    }

    @Override
    @Transactional
    public void hold(UUID sitting, String reason, @Nullable PersonId by) {
        // Waits for a deletion that has begun, so that nobody is told of a hold that came too late.
        if (find(sitting).isEmpty()) {
            throw new IllegalStateException("no term of " + sitting);
        }
        jdbc.sql("""
                        insert into retention_hold (id, sitting, reason, held_by, held_at)
                        values (:id, :sitting, :reason, :by, :at)""")
                .param("id", UUID.randomUUID())
                .param("sitting", sitting)
                .param("reason", reason)
                .param("by", by == null ? null : by.value())
                .param("at", now())
                .update();
        events.publishEvent(new RetentionEvent.Held(sitting, by));
    }

    @Override
    @Transactional
    public void release(UUID sitting, @Nullable PersonId by) {
        int released = jdbc.sql("""
                        update retention_hold set released_by = :by, released_at = :at
                        where sitting = :sitting and released_at is null""")
                .param("by", by == null ? null : by.value())
                .param("at", now())
                .param("sitting", sitting)
                .update();
        if (released > 0) {
            events.publishEvent(new RetentionEvent.Released(sitting, by));
        }
    }

    @Override
    @Transactional
    public boolean forget(UUID sitting) {
        find(sitting);
        if (!holds(sitting).isEmpty()) {
            return false;
        }
        for (String table : List.of("retention_hold", "retention_item")) {
            jdbc.sql("delete from " + table + " where sitting = :sitting")
                    .param("sitting", sitting)
                    .update();
        }
        return true;
    }

    @Override
    public List<Item> of(UUID institution) {
        return jdbc.sql("""
                        select * from retention_item where institution = :institution and deleted_at is null
                        order by due_at, sitting""").param("institution", institution).query(this::item).list();
    }

    @Override
    public List<DeletionAct> acts(UUID institution) {
        return jdbc.sql("""
                        select act, digest from retention_act where institution = :institution
                        order by deleted_at desc, sitting""")
                .param("institution", institution)
                .query((row, number) -> ActText.read(row.getString("act"), row.getString("digest")))
                .list();
    }

    /** Terms that are over and held by nobody. */
    List<Item> due(Instant now) {
        return jdbc.sql("""
                        select * from retention_item i where deleted_at is null and due_at <= :now and not exists
                          (select 1 from retention_hold h where h.sitting = i.sitting and h.released_at is null)
                        order by due_at, sitting""")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(this::item)
                .list();
    }

    /** Locks the term, so that no hold comes in between; false when it is deleted, held or not due any more. */
    boolean lockDue(UUID sitting, Instant now) {
        jdbc.sql("select sitting from retention_item where sitting = :sitting for update")
                .param("sitting", sitting)
                .query(UUID.class)
                .single();
        return due(now).stream().anyMatch(item -> item.sitting().equals(sitting));
    }

    void deleted(DeletionAct act, String text) {
        jdbc.sql("""
                        insert into retention_act (sitting, institution, deleted_at, digest, act)
                        select sitting, institution, cast(:at as timestamp with time zone), cast(:digest as varchar(64)),
                          cast(:act as text) from retention_item where sitting = :sitting""")
                .param("at", act.deletedAt().atOffset(ZoneOffset.UTC))
                .param("digest", act.digest())
                .param("act", text)
                .param("sitting", act.sitting())
                .update();
        jdbc.sql("update retention_item set deleted_at = :at where sitting = :sitting")
                .param("at", act.deletedAt().atOffset(ZoneOffset.UTC))
                .param("sitting", act.sitting())
                .update();
        events.publishEvent(new RetentionEvent.RecordingDeleted(act.sitting(), act.digest()));
    }

    private Optional<Item> find(UUID sitting) {
        return jdbc.sql("select * from retention_item where sitting = :sitting and deleted_at is null for update")
                .param("sitting", sitting)
                .query(this::item)
                .optional();
    }

    private Item item(ResultSet row, int number) throws SQLException {
        UUID sitting = row.getObject("sitting", UUID.class);
        return new Item(
                sitting,
                Objects.requireNonNull(row.getString("profile")),
                RetentionClass.ofCode(row.getString("kept_as")),
                row.getObject("ended_at", OffsetDateTime.class).toInstant(),
                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                holds(sitting));
    }

    private List<String> holds(UUID sitting) {
        return jdbc.sql(
                        "select reason from retention_hold where sitting = :sitting and released_at is null order by held_at")
                .param("sitting", sitting)
                .query((row, number) -> Objects.requireNonNull(row.getString("reason")))
                .list();
    }

    /** Calendar months and years, so in the calendar and not in seconds. */
    private OffsetDateTime due(String profile, Instant endedAt, RetentionClass keptAs) {
        return endedAt.atOffset(ZoneOffset.UTC).plus(profiles.of(profile).of(keptAs));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
