package app.vigil.live.quiz;

import app.vigil.live.QuizSignals;
import app.vigil.sitting.SittingId;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** The mailbox between quiz page and exam window: signals one way, notices the other. */
@Component
public class QuizPage implements QuizSignals {

    private static final int MOST_READ_AT_ONCE = 500;

    private final JdbcClient jdbc;
    private final QuizRow row;
    private final Bells bells;
    private final Clock clock;
    private final TransactionOperations transaction;

    QuizPage(JdbcClient jdbc, QuizRow row, Bells bells, Clock clock, TransactionOperations transaction) {
        this.jdbc = jdbc;
        this.row = row;
        this.bells = bells;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** @param sequence counted by the page itself, so that a repeated request adds nothing */
    public record Sent(long sequence, SignalType type, long at) {}

    /** A signal as the exam window reads it; {@code seq} runs through all pages of the sitting. */
    public record Signal(long seq, UUID page, String type, long at, long receivedAt) {}

    /** A notice for the quiz page. */
    public record Notice(long seq, String text, String level) {}

    /** Keeps what a page of the quiz saw and wakes the exam window. */
    public void receive(SittingId sitting, UUID page, List<Sent> signals) {
        long now = clock.millis();
        row.ensure(sitting);
        boolean fresh = Boolean.TRUE.equals(transaction.execute(status -> keep(sitting, page, signals, now)));
        if (fresh) {
            bells.ring(sitting);
        }
    }

    /** Hands a notice to the quiz page; it is fetched within its next two seconds. */
    public long notify(SittingId sitting, String text, String level) {
        row.ensure(sitting);
        Long sequence = transaction.execute(status -> {
            long next = row.lock(sitting).lastNotice() + 1;
            jdbc.sql("""
                            insert into live_notice (sitting, sequence, text, level, created_ms)
                            values (:sitting, :sequence, :text, :level, :now)""")
                    .param("sitting", sitting.value())
                    .param("sequence", next)
                    .param("text", text)
                    .param("level", level)
                    .param("now", clock.millis())
                    .update();
            row.noticed(sitting, next);
            return next;
        });
        return sequence == null ? 0 : sequence;
    }

    /** Notices after a sequence. */
    public List<Notice> notices(SittingId sitting, long after) {
        return jdbc.sql("""
                        select sequence, text, level from live_notice
                        where sitting = :sitting and sequence > :after order by sequence limit 20""")
                .param("sitting", sitting.value())
                .param("after", after)
                .query((notice, number) ->
                        new Notice(notice.getLong("sequence"), notice.getString("text"), notice.getString("level")))
                .list();
    }

    /** Signals after a sequence. */
    public List<Signal> signals(SittingId sitting, long after) {
        return jdbc.sql("""
                        select sequence, page, type, at_ms, received_ms from live_signal
                        where sitting = :sitting and sequence > :after order by sequence limit :most""")
                .param("sitting", sitting.value())
                .param("after", after)
                .param("most", MOST_READ_AT_ONCE)
                .query((signal, number) -> new Signal(
                        signal.getLong("sequence"),
                        signal.getObject("page", UUID.class),
                        signal.getString("type"),
                        signal.getLong("at_ms"),
                        signal.getLong("received_ms")))
                .list();
    }

    @Override
    public Optional<Instant> lastSeen(SittingId sitting) {
        return row.find(sitting).map(QuizRow.Row::loaderSeenMs).map(Instant::ofEpochMilli);
    }

    @Override
    public boolean quizSeen(SittingId sitting) {
        return row.find(sitting).map(QuizRow.Row::quizSeenMs).isPresent();
    }

    @Override
    public boolean spokeInAny(Collection<SittingId> sittings) {
        return row.anySpoke(sittings);
    }

    private boolean keep(SittingId sitting, UUID page, List<Sent> signals, long now) {
        long last = row.lock(sitting).lastSignal();
        long next = last;
        for (Sent signal : signals) {
            if (!known(sitting, page, signal.sequence())) {
                next++;
                insert(sitting, next, page, signal, now);
            }
        }
        boolean opened = signals.stream().anyMatch(signal -> signal.type() == SignalType.PAGE_OPEN);
        row.spoke(sitting, next, now, opened);
        return next > last;
    }

    private boolean known(SittingId sitting, UUID page, long pageSequence) {
        return jdbc.sql("""
                                select count(*) from live_signal
                                where sitting = :sitting and page = :page and page_sequence = :sequence""")
                        .param("sitting", sitting.value())
                        .param("page", page)
                        .param("sequence", pageSequence)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private void insert(SittingId sitting, long sequence, UUID page, Sent signal, long now) {
        jdbc.sql("""
                        insert into live_signal (sitting, sequence, page, page_sequence, type, at_ms, received_ms)
                        values (:sitting, :sequence, :page, :pageSequence, :type, :at, :now)""")
                .param("sitting", sitting.value())
                .param("sequence", sequence)
                .param("page", page)
                .param("pageSequence", signal.sequence())
                .param("type", signal.type().code())
                .param("at", signal.at())
                .param("now", now)
                .update();
    }
}
