package app.vigil.passback;

import app.vigil.exam.ExamLinked;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Sets out at once when something was queued, and every second for what waited; any number of nodes may have one. */
@Component
class Courier implements DisposableBean {

    private static final int LANES_PER_ROUND = 64;
    private static final int AT_ONCE = 8;

    private final Outbox outbox;
    private final Delivery delivery;
    private final ItemBook book;
    private final VerificationItems verificationItems;
    // Not a bean: any Executor bean would switch off Spring Boot's own task executor.
    private final ExecutorService workers = Executors.newFixedThreadPool(
            AT_ONCE, Thread.ofVirtual().name("passback-", 0).factory());

    Courier(Outbox outbox, Delivery delivery, ItemBook book, VerificationItems verificationItems) {
        this.outbox = outbox;
        this.delivery = delivery;
        this.book = book;
        this.verificationItems = verificationItems;
    }

    @Async
    @TransactionalEventListener
    void on(ScoreQueued queued) {
        delivery.deliver(queued.lane());
    }

    @Async
    @TransactionalEventListener
    void on(ExamLinked linked) {
        book.link(linked);
        verificationItems.ensureDue();
    }

    @Scheduled(fixedDelayString = "${vigil.passback.every:1s}")
    void round() {
        outbox.due(LANES_PER_ROUND).forEach(lane -> workers.execute(() -> delivery.deliver(lane)));
    }

    @Scheduled(fixedDelayString = "${vigil.passback.every:1s}")
    void items() {
        verificationItems.ensureDue();
    }

    @Override
    public void destroy() {
        workers.close();
    }
}
