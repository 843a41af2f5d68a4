package app.vigil.passback;

import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Sets out at once when an action was queued, and every second for what waited; any number of nodes may have one. */
@Component
class ControlCourier {

    private static final int ENTRIES_PER_ROUND = 32;

    private final ControlOutbox outbox;
    private final ControlDelivery delivery;

    ControlCourier(ControlOutbox outbox, ControlDelivery delivery) {
        this.outbox = outbox;
        this.delivery = delivery;
    }

    @Async
    @TransactionalEventListener
    void on(ControlQueued queued) {
        round();
    }

    @Scheduled(fixedDelayString = "${vigil.passback.every:1s}")
    void round() {
        outbox.due(ENTRIES_PER_ROUND).forEach(delivery::deliver);
    }
}
