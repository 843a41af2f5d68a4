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
 * Makes index rows durable, for whatever segments are waiting at once: one flush of the journal and one transaction
 * serve them all, so the cost of a segment falls as the load grows.
 */
@Component
class IndexCommits implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(IndexCommits.class);
    private static final int MOST_AT_ONCE = 256;
    /** Reading it back delays a start after a crash: about 2,500 lines. */
    private static final long LONGEST_JOURNAL = 1 << 20;

    private final IndexJournal journal;
    private final SegmentIndex index;
    private final BlockingQueue<Waiting> waiting = new LinkedBlockingQueue<>();
    private final Thread committer;

    IndexCommits(IndexJournal journal, SegmentIndex index) {
        this.journal = journal;
        this.index = index;
        this.committer = Thread.ofPlatform().name("evidence-index").daemon().start(this::run);
    }

    private record Waiting(StoredSegment stored, CompletableFuture<StoredSegment> durable) {}

    /** Returns when the row of a segment is durable, whose bytes are already. */
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
            List<StoredSegment> rows = batch.stream().map(Waiting::stored).toList();
            journal.append(rows);
            index.add(rows);
            batch.forEach(each -> each.durable.complete(each.stored));
        } catch (IOException | RuntimeException failed) {
            if (batch.size() == 1) {
                batch.getFirst().durable.completeExceptionally(failed);
            } else {
                // One row that cannot be must not keep the others out.
                batch.forEach(each -> commit(List.of(each)));
            }
        }
    }

    private void shorten() {
        try {
            if (journal.length() > LONGEST_JOURNAL) {
                index.flush();
                journal.clear();
            }
        } catch (IOException | RuntimeException failed) {
            log.error(
                    "the journal of the index could not be shortened; it is tried again after the next segment",
                    failed);
        }
    }

    private static RuntimeException failure(StoredSegment stored, Throwable cause) {
        return switch (cause) {
            case IOException full
            when DurableFiles.meansFull(full) ->
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
