package app.vigil.live.quiz;

import app.vigil.sitting.SittingId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Wakes those who wait for signals of a sitting on this node; other nodes find out by looking. */
@Component
class Bells {

    private final Map<SittingId, CountDownLatch> waiting = new ConcurrentHashMap<>();
    private volatile boolean closing;

    /** To be taken before looking, so that nothing rings unheard in between. */
    CountDownLatch listen(SittingId sitting) {
        return waiting.computeIfAbsent(sitting, id -> new CountDownLatch(1));
    }

    void ring(SittingId sitting) {
        CountDownLatch latch = waiting.remove(sitting);
        if (latch != null) {
            latch.countDown();
        }
    }

    boolean closing() {
        return closing;
    }

    /** A stopping server lets nobody wait. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        closing = true;
        waiting.keySet().forEach(this::ring);
    }
}
