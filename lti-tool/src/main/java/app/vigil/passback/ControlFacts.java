package app.vigil.passback;

import app.vigil.lti.ControlAction;
import app.vigil.lti.proctoring.AttemptId;
import app.vigil.passback.ControlOutbox.Cause;
import app.vigil.passback.Interventions.Asked;
import app.vigil.shared.PersonId;
import app.vigil.sitting.SittingEvent;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells the platform what became of a sitting on our side: an end ends the assessment, and a gate that the silence policy
 * closes pauses it. Where a grade is the gate {@link Admissions} does the same by score. A fact heard twice is told once.
 */
@Component
class ControlFacts {

    private static final Logger log = LoggerFactory.getLogger(ControlFacts.class);
    private static final double GRAVE = 1;
    private static final double HARMLESS = 0;

    private final ControlOutbox outbox;
    private final ControlOffers offers;
    private final TransactionTemplate transaction;

    ControlFacts(ControlOutbox outbox, ControlOffers offers, TransactionTemplate transaction) {
        this.outbox = outbox;
        this.offers = offers;
        this.transaction = transaction;
    }

    @Async
    @TransactionalEventListener
    void on(SittingEvent.SittingTerminated fact) {
        // Queued also where the platform does not offer it: the proctor must see that it goes on there.
        queue(fact, fact.by(), "terminated", new Asked(ControlAction.TERMINATE, GRAVE, null, fact.reason()));
    }

    @Async
    @TransactionalEventListener
    void on(SittingEvent.SittingAbandoned fact) {
        queue(fact, null, "abandoned", new Asked(ControlAction.TERMINATE, GRAVE, null, "abandoned"));
    }

    @Async
    @TransactionalEventListener
    void on(SittingEvent.GateClosed fact) {
        if (fact.reason().equals("silence") && offers.of(fact.sitting()).contains(ControlAction.PAUSE)) {
            queue(fact, null, "silence " + fact.at(), new Asked(ControlAction.PAUSE, HARMLESS, null, "silence"));
        }
    }

    @Async
    @TransactionalEventListener
    void on(SittingEvent.GateReopened fact) {
        if (offers.of(fact.sitting()).contains(ControlAction.RESUME)) {
            queue(
                    fact,
                    null,
                    "heard again " + fact.at(),
                    new Asked(ControlAction.RESUME, HARMLESS, null, "heard again"));
        }
    }

    private void queue(SittingEvent fact, @Nullable PersonId by, String name, Asked asked) {
        Optional<AttemptId> attempt = offers.attempt(fact.sitting());
        if (attempt.isEmpty()) {
            return;
        }
        Cause cause = new Cause(fact.exam(), fact.sitting(), attempt.get(), name, by, fact.at());
        try {
            transaction.executeWithoutResult(status -> outbox.queue(cause, asked));
        } catch (DuplicateKeyException heardBefore) {
            log.debug("{} of sitting {} was told before", name, fact.sitting());
        }
    }
}
