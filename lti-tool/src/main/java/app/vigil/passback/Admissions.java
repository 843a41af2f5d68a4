package app.vigil.passback;

import app.vigil.sitting.AssessmentDoor;
import app.vigil.sitting.SittingEvent;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Opens and closes the gate: the admission score is 100 or 0 and always fully graded (lti.md, consequence 4).
 *
 * <p>The listeners carry no transaction of their own, for a lane is made outside of one; a failure keeps the event in
 * the publication registry.
 */
@Component
class Admissions {

    static final double ADMITTED = 100;
    static final double SHUT = 0;

    private final Addressees addressees;
    private final Outbox outbox;
    private final AssessmentDoor door;

    Admissions(Addressees addressees, Outbox outbox, AssessmentDoor door) {
        this.addressees = addressees;
        this.outbox = outbox;
        this.door = door;
    }

    @Async
    @TransactionalEventListener
    void on(SittingEvent.ExamineeAdmitted fact) {
        queue(fact, ADMITTED);
    }

    @Async
    @TransactionalEventListener
    void on(SittingEvent.GateReopened fact) {
        queue(fact, ADMITTED);
    }

    @Async
    @TransactionalEventListener
    void on(SittingEvent.ResultsOpened fact) {
        queue(fact, ADMITTED);
    }

    @Async
    @TransactionalEventListener
    void on(SittingEvent.GateClosed fact) {
        queue(fact, SHUT);
    }

    private void queue(SittingEvent fact, double score) {
        if (door.attemptOf(fact.sitting()).isPresent()) {
            // The platform opens and closes its assessment itself; no grade stands before it.
            return;
        }
        Lane lane = addressees.lane(fact.exam(), ItemKind.ADMISSION, fact.examinee());
        outbox.queueFact(lane, fact.at(), new Outbox.Content(fact.sitting(), score, null));
    }
}
