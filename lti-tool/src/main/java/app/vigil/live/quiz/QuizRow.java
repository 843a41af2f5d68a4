package app.vigil.live.quiz;

import app.vigil.sitting.SittingId;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The one row per sitting that gives out sequences. */
@Component
class QuizRow {

    private static final String SELECT =
            "select loader_seen_ms, quiz_seen_ms, last_signal, last_notice from live_quiz where sitting = :sitting";

    private final JdbcClient jdbc;

    QuizRow(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Row(@Nullable Long loaderSeenMs, @Nullable Long quizSeenMs, long lastSignal, long lastNotice) {}

    /** To be called outside a transaction: PostgreSQL gives one up after a duplicate key. */
    void ensure(SittingId sitting) {
        if (find(sitting).isPresent()) {
            return;
        }
        try {
            jdbc.sql("insert into live_quiz (sitting, last_signal, last_notice) values (:sitting, 0, 0)")
                    .param("sitting", sitting.value())
                    .update();
        } catch (DuplicateKeyException _) {
            return;
        }
    }

    Optional<Row> find(SittingId sitting) {
        return jdbc.sql(SELECT)
                .param("sitting", sitting.value())
                .query(Row.class)
                .optional();
    }

    boolean anySpoke(Collection<SittingId> sittings) {
        return !sittings.isEmpty()
                && jdbc.sql("""
                                select count(*) from live_quiz
                                where quiz_seen_ms is not null and sitting in (:sittings)""")
                                .param(
                                        "sittings",
                                        sittings.stream().map(SittingId::value).toList())
                                .query(Long.class)
                                .single()
                        > 0;
    }

    Row lock(SittingId sitting) {
        return jdbc.sql(SELECT + " for update")
                .param("sitting", sitting.value())
                .query(Row.class)
                .single();
    }

    void spoke(SittingId sitting, long lastSignal, long now, boolean opened) {
        jdbc.sql("""
                        update live_quiz set last_signal = :last, loader_seen_ms = :now,
                          quiz_seen_ms = coalesce(quiz_seen_ms, cast(:opened as bigint))
                        where sitting = :sitting""")
                .param("last", lastSignal)
                .param("now", now)
                .param("opened", opened ? now : null)
                .param("sitting", sitting.value())
                .update();
    }

    void noticed(SittingId sitting, long lastNotice) {
        jdbc.sql("update live_quiz set last_notice = :last where sitting = :sitting")
                .param("last", lastNotice)
                .param("sitting", sitting.value())
                .update();
    }
}
