package app.vigil.live.quiz;

import app.vigil.sitting.SittingErased;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Erases what the quiz page of a sitting that goes has told: the same rows that go with its recording. */
@Component
class QuizErasure {

    private final HeldSignals held;

    QuizErasure(HeldSignals held) {
        this.held = held;
    }

    @EventListener
    void on(SittingErased erased) {
        held.purge(erased.sitting().value());
    }
}
