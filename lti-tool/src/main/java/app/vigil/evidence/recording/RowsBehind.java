package app.vigil.evidence.recording;

import app.vigil.evidence.EvidenceProblem;
import app.vigil.shared.ProblemException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Index rows of acknowledged segments on their way into the database, many to a transaction: an acknowledgement waits
 * for the disk and never for the database, whose hiccups it would share. Until a row is there the journal is its
 * durable copy, and readers of this node {@link #settle} first.
 */
@Component
class RowsBehind implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(RowsBehind.class);
    /** How long a row waits for company. */
    private static final Duration GATHERING = Duration.ofMillis(200);

    private static final Duration BEFORE_ANOTHER_TRY = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private static final int MOST_AT_ONCE = 1000;
    /** Some 20 MB, minutes of a full node: a database away for longer makes agents keep what they have. */
    private static final int MOST_BEHIND = 40_000;

    /** Classes of SQLSTATE that another try cannot mend: a violated constraint, a value the database cannot hold. */
    private static final Set<String> FINAL = Set.of("22", "23");

    private static final String CONSTRAINT_VIOLATED = "23";

    private final DataSource source;
    private final StreamHeads heads;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition wanted = lock.newCondition();
    private final Deque<StoredSegment> waiting = new ArrayDeque<>();
    private final List<Mark> marks = new ArrayList<>();
    private final Thread writer;
    private volatile int behind;
    private volatile boolean ending;

    RowsBehind(DataSource source, StreamHeads heads) {
        this.source = source;
        this.heads = heads;
        this.writer = Thread.ofPlatform().name("evidence-index").daemon().start(this::run);
    }

    /** @param flushed whether the database has to flush as well */
    private record Mark(boolean flushed, CompletableFuture<Void> reached) {}

    /** Asks for patience while the database is too far behind. */
    void requireRoom() {
        if (behind > MOST_BEHIND) {
            throw new ProblemException(EvidenceProblem.SLOW_DOWN).retryAfter(LONGEST_WAIT);
        }
    }

    /** Takes rows whose journal lines are durable. */
    void follow(List<StoredSegment> rows) {
        lock.lock();
        try {
            waiting.addAll(rows);
            behind = waiting.size();
            if (behind == rows.size() || behind >= MOST_AT_ONCE) {
                wanted.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Completes when the rows handed over so far are in the database and would survive a power cut there. */
    CompletableFuture<Void> flushed() {
        return mark(true);
    }

    /** Returns when the rows handed over so far can be read. */
    void settle() {
        if (behind == 0) {
            return;
        }
        try {
            mark(false).get(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while index rows were written", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the index of recordings is behind; the journal keeps what is missing", e);
        }
    }

    private CompletableFuture<Void> mark(boolean flushed) {
        Mark mark = new Mark(flushed, new CompletableFuture<>());
        lock.lock();
        try {
            marks.add(mark);
            wanted.signal();
        } finally {
            lock.unlock();
        }
        return mark.reached;
    }

    /** Rows stay in the queue until they are written, so a lost connection loses none. */
    private void run() {
        while (awaitWork()) {
            // Held as long as it works: whoever settles may hold all others of the pool.
            try (Connection connection = source.getConnection()) {
                connection.setAutoCommit(false);
                do {
                    writeWaiting(connection);
                } while (awaitWork());
            } catch (SQLException | RuntimeException | Error failed) {
                log.error("{} index rows wait for the database; the journal has them", behind, failed);
                if (ending) {
                    return;
                }
                pause();
            }
        }
    }

    /** False at the end, when nothing is left. */
    private boolean awaitWork() {
        lock.lock();
        try {
            while (waiting.isEmpty() && marks.isEmpty() && !ending) {
                wanted.awaitUninterruptibly();
            }
            return !waiting.isEmpty() || !marks.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    private void writeWaiting(Connection connection) throws SQLException {
        List<StoredSegment> rows;
        List<Mark> due;
        lock.lock();
        try {
            gather();
            rows = waiting.stream().limit(MOST_AT_ONCE).toList();
            due = rows.size() == waiting.size() ? List.copyOf(marks) : List.of();
        } finally {
            lock.unlock();
        }
        write(connection, rows);
        if (due.stream().anyMatch(Mark::flushed)) {
            SegmentRows.flush(connection);
        }
        done(rows.size(), due);
    }

    private void gather() {
        long left = GATHERING.toNanos();
        while (left > 0 && marks.isEmpty() && waiting.size() < MOST_AT_ONCE && !ending) {
            try {
                left = wanted.awaitNanos(left);
            } catch (InterruptedException nobodyDoes) {
                throw new IllegalStateException(nobodyDoes);
            }
        }
    }

    private void done(int rows, List<Mark> due) {
        lock.lock();
        try {
            for (int row = 0; row < rows; row++) {
                waiting.removeFirst();
            }
            behind = waiting.size();
            marks.removeAll(due);
        } finally {
            lock.unlock();
        }
        due.forEach(mark -> mark.reached.complete(null));
    }

    private void write(Connection connection, List<StoredSegment> rows) throws SQLException {
        try {
            SegmentRows.add(connection, rows);
        } catch (SQLException refused) {
            if (!isFinal(refused)) {
                throw refused;
            }
            for (StoredSegment row : rows) {
                writeAlone(connection, row);
            }
        }
    }

    /** One row that cannot be must not keep the others out. */
    private void writeAlone(Connection connection, StoredSegment row) throws SQLException {
        try {
            SegmentRows.add(connection, List.of(row));
        } catch (SQLException refused) {
            if (!isFinal(refused)) {
                throw refused;
            }
            Segment segment = row.segment();
            heads.overtaken(segment.take());
            if (stateOf(refused).startsWith(CONSTRAINT_VIOLATED)) {
                log.warn("segment {} of {} has a row of another node already", segment.sequence(), segment.take());
            } else {
                log.error("segment {} of {} cannot have a row", segment.sequence(), segment.take(), refused);
            }
        }
    }

    private static boolean isFinal(SQLException refused) {
        return FINAL.stream().anyMatch(stateOf(refused)::startsWith);
    }

    private static String stateOf(SQLException refused) {
        return Objects.requireNonNullElse(refused.getSQLState(), "");
    }

    private void pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(BEFORE_ANOTHER_TRY.toNanos());
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** What the database does not take now comes back from the journal at the next start. */
    @Override
    public void destroy() throws InterruptedException {
        lock.lock();
        try {
            ending = true;
            wanted.signal();
        } finally {
            lock.unlock();
        }
        writer.join(LONGEST_WAIT);
    }
}
