package app.vigil.passback;

import app.vigil.exam.ExamId;
import app.vigil.shared.Backoff;
import app.vigil.sitting.SittingId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Scores on their way, in order per lane. A lane is claimed for a while by one update that only one worker of one node
 * can win; the call to the platform happens between transactions, and a claim nobody gave back lapses.
 */
@Component
class Outbox {

    /** A platform that fails is asked again after five minutes at the latest. */
    static final Backoff BACKOFF = new Backoff(Duration.ofMinutes(5));

    private static final Duration CLAIM = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Outbox(JdbcClient jdbc, TransactionTemplate transaction, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    /** What is to be told to the platform. */
    record Content(
            SittingId sitting,
            @Nullable Double score,
            @Nullable String remark) {}

    /** The lane of an item and user; made when there is none. Call it outside of a transaction. */
    Lane lane(ExamId exam, ItemKind kind, String userId) {
        return find(exam, kind, userId).orElseGet(() -> {
            try {
                insert(exam, kind, userId);
            } catch (DuplicateKeyException madeMeanwhile) {
                // The other one is as good.
            }
            return find(exam, kind, userId).orElseThrow();
        });
    }

    /** Queues what a fact asks for, unless a later fact was queued before: facts may arrive twice or out of order. */
    void queueFact(Lane lane, Instant factAt, Content content) {
        transaction.executeWithoutResult(status -> {
            lock(lane.id());
            int news = jdbc.sql("update passback_lane set fact_ms = :at where id = :lane and fact_ms < :at")
                    .param("at", factAt.toEpochMilli())
                    .param("lane", lane.id())
                    .update();
            if (news > 0) {
                append(lane, content);
            }
        });
    }

    /**
     * Queues the content unless the lane's newest entry says the same. The content is asked for under the lane's lock:
     * read before it, an older one could be queued behind a newer.
     */
    void queueIfChanged(Lane lane, Supplier<Optional<Content>> newest) {
        transaction.executeWithoutResult(status -> {
            lock(lane.id());
            newest.get().filter(content -> !told(lane, content)).ifPresent(content -> append(lane, content));
        });
    }

    private boolean told(Lane lane, Content content) {
        return newest(lane.id())
                .filter(entry -> Objects.equals(entry.score(), content.score())
                        && Objects.equals(entry.remark(), content.remark()))
                .isPresent();
    }

    /** Lanes with something to send or to read back now. */
    List<UUID> due(int most) {
        return jdbc.sql("""
                        select distinct l.id from passback_lane l join passback_score s on s.lane_id = l.id
                        where s.state in ('queued', 'sent') and s.next_attempt_ms <= :now
                            and l.claimed_until_ms <= :now limit :most""")
                .param("now", clock.millis())
                .param("most", most)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }

    /** Empty when another worker has the lane. */
    Optional<Lane> claim(UUID lane) {
        long now = clock.millis();
        int won = jdbc.sql("""
                        update passback_lane set claimed_until_ms = :until
                        where id = :lane and claimed_until_ms <= :now""")
                .param("until", now + CLAIM.toMillis())
                .param("lane", lane)
                .param("now", now)
                .update();
        return won == 0 ? Optional.empty() : find(lane);
    }

    void release(Lane lane) {
        jdbc.sql("update passback_lane set claimed_until_ms = 0 where id = :lane")
                .param("lane", lane.id())
                .update();
    }

    /** The entry to work on in a claimed lane. */
    Optional<QueuedScore> next(Lane lane) {
        return jdbc.sql("""
                        select * from passback_score
                        where lane_id = :lane and state in ('queued', 'sent') and next_attempt_ms <= :now
                        order by entry_number desc limit 1""")
                .param("lane", lane.id())
                .param("now", clock.millis())
                .query(Outbox::score)
                .optional();
    }

    /**
     * Takes a timestamp that is later than all before; empty when it must wait a moment.
     *
     * @param now the latest moment that is not in the platform's future
     */
    Optional<Instant> stamp(Lane lane, Instant now) {
        long second = now.getEpochSecond();
        int later = jdbc.sql(
                        "update passback_lane set last_second = :second where id = :lane and last_second < :second")
                .param("second", second)
                .param("lane", lane.id())
                .update();
        return later == 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(second));
    }

    /** Leaves the entry for later, as it is by now: one the platform took meanwhile is only read back. */
    void postpone(QueuedScore score, Duration delay, @Nullable Reason reason) {
        change(score, null, reason, delay);
    }

    /** The platform took it; what it holds is read later. */
    void postponeReading(QueuedScore score, Duration delay, Reason reason) {
        change(score, DeliveryState.SENT, reason, delay);
    }

    void settle(QueuedScore score, DeliveryState state, @Nullable Reason reason) {
        change(score, state, reason, Duration.ZERO);
    }

    /**
     * Tries again what stands still, over whatever the platform holds if that was the trouble; only the newest entry of a
     * lane can be worth it.
     */
    boolean retry(ExamId exam, UUID score) {
        return changeNewest(exam, score, entry -> {
            if (!entry.state().retriable()) {
                return false;
            }
            requeue(entry);
            return true;
        });
    }

    /** Lets the platform's grade stand where it differs from ours. */
    boolean keepTheirs(ExamId exam, UUID score) {
        return changeNewest(
                exam,
                score,
                entry -> jdbc.sql(
                                        "update passback_score set state = 'kept', changed_ms = :now where id = :id and state = 'conflict'")
                                .param("now", clock.millis())
                                .param("id", score)
                                .update()
                        > 0);
    }

    private boolean changeNewest(ExamId exam, UUID score, Predicate<QueuedScore> change) {
        return Boolean.TRUE.equals(transaction.execute(status -> findScore(exam, score)
                .flatMap(found -> {
                    lock(found.lane());
                    return findScore(exam, score);
                })
                .filter(found -> newest(found.lane())
                        .filter(newest -> newest.id().equals(score))
                        .isPresent())
                .filter(change)
                .isPresent()));
    }

    private void requeue(QueuedScore entry) {
        jdbc.sql("""
                        update passback_score set state = 'queued', attempts = 0, next_attempt_ms = :now, changed_ms = :now,
                            overrule = case when state in ('conflict', 'kept') then true else overrule end
                        where id = :id""").param("now", clock.millis()).param("id", entry.id()).update();
        events.publishEvent(new ScoreQueued(entry.lane()));
    }

    /** Asks the platform again what it holds of what was delivered to this item; how many grades that are. */
    int readBack(ExamId exam, ItemKind kind) {
        return jdbc.sql("""
                        update passback_score set state = 'sent', attempts = 0, next_attempt_ms = :now
                        where state = 'delivered' and score is not null and lane_id in
                            (select id from passback_lane where exam_id = :exam and kind = :kind)
                        and entry_number = (select max(n.entry_number) from passback_score n
                            where n.lane_id = passback_score.lane_id)""")
                .param("now", clock.millis())
                .param("exam", exam.value())
                .param("kind", kind.code())
                .update();
    }

    /** Our numbers that the platform may show before this one: back to the last that it certainly did. */
    List<Double> numbersBefore(QueuedScore score) {
        List<Double> ours = new ArrayList<>();
        for (QueuedScore earlier : entriesBefore(score)) {
            boolean delivered = earlier.state() == DeliveryState.DELIVERED;
            boolean perhaps = earlier.state() == DeliveryState.SENT
                    || earlier.state() == DeliveryState.SUPERSEDED && earlier.attempts() > 0;
            if (earlier.score() != null && (delivered || perhaps)) {
                ours.add(earlier.score());
            }
            if (earlier.score() != null && delivered) {
                break;
            }
        }
        return ours;
    }

    private List<QueuedScore> entriesBefore(QueuedScore score) {
        return jdbc.sql("""
                        select * from passback_score where lane_id = :lane and entry_number < :number
                        order by entry_number desc""")
                .param("lane", score.lane())
                .param("number", score.number())
                .query(Outbox::score)
                .list();
    }

    /** A person has to say which grade stands. */
    void conflict(QueuedScore score, Reason reason, @Nullable Double held) {
        jdbc.sql("update passback_score set held = :held where id = :id")
                .param("held", held, Types.DOUBLE)
                .param("id", score.id())
                .update();
        settle(score, DeliveryState.CONFLICT, reason);
    }

    // A score superseded while it was under way stays superseded: the newer one follows at once.
    private void change(QueuedScore score, @Nullable DeliveryState state, @Nullable Reason reason, Duration delay) {
        long now = clock.millis();
        jdbc.sql("""
                        update passback_score set state = coalesce(:state, state), reason = :reason, attempts = attempts + 1,
                            next_attempt_ms = :next, changed_ms = :now
                        where id = :id and state in ('queued', 'sent')""")
                .param("state", state == null ? null : state.code(), Types.VARCHAR)
                .param("reason", reason == null ? null : reason.code())
                .param("next", now + delay.toMillis())
                .param("now", now)
                .param("id", score.id())
                .update();
    }

    private void append(Lane lane, Content content) {
        long now = clock.millis();
        jdbc.sql("""
                        update passback_score set state = 'superseded', changed_ms = :now
                        where lane_id = :lane and state in ('queued', 'sent')""").param("now", now).param("lane", lane.id()).update();
        jdbc.sql("""
                        insert into passback_score (id, lane_id, entry_number, sitting_id, score, remark, state,
                            attempts, next_attempt_ms, created_ms, changed_ms)
                        values (:id, :lane, (select coalesce(max(entry_number), 0) + 1 from passback_score
                            where lane_id = :lane), :sitting, :score, :remark, 'queued', 0, :now, :now, :now)""")
                .param("id", UUID.randomUUID())
                .param("lane", lane.id())
                .param("sitting", content.sitting().value())
                .param("score", content.score())
                .param("remark", content.remark())
                .param("now", now)
                .update();
        events.publishEvent(new ScoreQueued(lane.id()));
    }

    private Optional<QueuedScore> newest(UUID lane) {
        return jdbc.sql("select * from passback_score where lane_id = :lane order by entry_number desc limit 1")
                .param("lane", lane)
                .query(Outbox::score)
                .optional();
    }

    private Optional<QueuedScore> findScore(ExamId exam, UUID score) {
        return jdbc.sql("""
                        select s.* from passback_score s join passback_lane l on l.id = s.lane_id
                        where s.id = :id and l.exam_id = :exam""")
                .param("id", score)
                .param("exam", exam.value())
                .query(Outbox::score)
                .optional();
    }

    private void lock(UUID lane) {
        jdbc.sql("select id from passback_lane where id = :lane for update")
                .param("lane", lane)
                .query((row, number) -> row.getObject(1, UUID.class))
                .single();
    }

    private void insert(ExamId exam, ItemKind kind, String userId) {
        jdbc.sql("""
                        insert into passback_lane (id, exam_id, kind, user_id, last_second, fact_ms, claimed_until_ms)
                        values (:id, :exam, :kind, :user, 0, 0, 0)""")
                .param("id", UUID.randomUUID())
                .param("exam", exam.value())
                .param("kind", kind.code())
                .param("user", userId)
                .update();
    }

    private Optional<Lane> find(ExamId exam, ItemKind kind, String userId) {
        return jdbc.sql("select * from passback_lane where exam_id = :exam and kind = :kind and user_id = :user")
                .param("exam", exam.value())
                .param("kind", kind.code())
                .param("user", userId)
                .query(Outbox::lane)
                .optional();
    }

    private Optional<Lane> find(UUID lane) {
        return jdbc.sql("select * from passback_lane where id = :lane")
                .param("lane", lane)
                .query(Outbox::lane)
                .optional();
    }

    private static Lane lane(ResultSet row, int number) throws SQLException {
        return new Lane(
                row.getObject("id", UUID.class),
                new ExamId(row.getObject("exam_id", UUID.class)),
                ItemKind.ofCode(row.getString("kind")),
                row.getString("user_id"),
                row.getLong("last_second"));
    }

    private static QueuedScore score(ResultSet row, int number) throws SQLException {
        @Nullable String reason = row.getString("reason");
        return new QueuedScore(
                row.getObject("id", UUID.class),
                row.getObject("lane_id", UUID.class),
                row.getLong("entry_number"),
                new SittingId(row.getObject("sitting_id", UUID.class)),
                row.getObject("score", Double.class),
                row.getString("remark"),
                DeliveryState.ofCode(row.getString("state")),
                reason == null ? null : Reason.ofCode(reason),
                row.getInt("attempts"),
                row.getBoolean("overrule"));
    }
}
