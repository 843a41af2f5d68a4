package app.vigil.evidence.recording;

import app.vigil.evidence.EvidenceProblem;
import app.vigil.shared.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Makes the index durable for whatever segments are waiting at once: one flush of the journal serves them all, so the
 * cost of a segment falls as the load grows. Their rows follow ({@link RowsBehind}).
 */
@Component
class IndexCommits implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(IndexCommits.class);
    private static final int MOST_AT_ONCE = 256;
    /** Reading it back delays a start after a crash: about 2,500 lines. */
    private static final long LONGEST_JOURNAL = 1 << 20;

    private final IndexJournal journal;
    private final RowsBehind rows;
    private final BlockingQueue<Waiting> waiting = new LinkedBlockingQueue<>();
    private final Thread committer;
    /** Done when the database has all lines of the journal that was full before. */
    private CompletableFuture<Void> former = CompletableFuture.completedFuture(null);

    IndexCommits(IndexJournal journal, RowsBehind rows) {
        this.journal = journal;
        this.rows = rows;
        this.committer = Thread.ofPlatform().name("evidence-journal").daemon().start(this::run);
    }

    private record Waiting(StoredSegment stored, CompletableFuture<StoredSegment> durable) {}

    /** Refuses a segment while the database is too far behind, before anything of it is stored. */
    void requireRoom() {
        rows.requireRoom();
    }

    /** Returns when the place of a segment is durable, whose bytes are already. */
    void add(StoredSegment stored) {
        CompletableFuture<StoredSegment> durable = new CompletableFuture<>();
        waiting.add(new Waiting(stored, durable));
        try {
            durable.join();
        } catch (CompletionException failed) {
            throw failure(stored, failed.getCause() == null ? failed : failed.getCause());
        }
    }

    private void run() {
        List<Waiting> batch = new ArrayList<>();
        while (!Thread.currentThread().isInterrupted()) {
            try {
                batch.add(waiting.take());
                waiting.drainTo(batch, MOST_AT_ONCE - 1);
                commit(batch);
                batch.clear();
                shorten();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void commit(List<Waiting> batch) {
        try {
            List<StoredSegment> durable = batch.stream().map(Waiting::stored).toList();
            journal.append(durable);
            rows.follow(durable);
            batch.forEach(each -> each.durable.complete(each.stored));
        } catch (IOException | RuntimeException | Error failed) {
            // An error, too: nobody else would answer those who wait, now and later.
            batch.forEach(each -> each.durable.completeExceptionally(failed));
        }
    }

    /** Begins a new journal and drops the former one once the database has flushed what its lines say. */
    private void shorten() {
        if (!former.isDone() || journal.length() < LONGEST_JOURNAL) {
            return;
        }
        try {
            journal.turnOver();
            former = rows.flushed().thenRun(this::dropFormer);
        } catch (IOException failed) {
            log.error("the journal of the index could not be shortened; it is tried again after the next", failed);
        }
    }

    private void dropFormer() {
        try {
            journal.dropFormer();
        } catch (IOException failed) {
            log.error("the former journal of the index could not be deleted; the next one takes its place", failed);
        }
    }

    private RuntimeException failure(StoredSegment stored, Throwable cause) {
        return switch (cause) {
            case IOException full
            when journal.isFull(full) ->
                new ProblemException(EvidenceProblem.STORAGE_FULL)
                        .with("take", stored.segment().take())
                        .causedBy(full);
            case IOException broken -> new UncheckedIOException("cannot write the index journal", broken);
            case RuntimeException broken -> broken;
            default -> new IllegalStateException("cannot index " + stored, cause);
        };
    }

    @Override
    public void destroy() throws InterruptedException {
        committer.interrupt();
        committer.join();
    }
}
