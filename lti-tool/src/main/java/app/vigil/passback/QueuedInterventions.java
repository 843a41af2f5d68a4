package app.vigil.passback;

import app.vigil.exam.ExamId;
import app.vigil.lti.ControlAction;
import app.vigil.shared.CommonProblem;
import app.vigil.shared.PersonId;
import app.vigil.shared.ProblemException;
import app.vigil.sitting.Sitting;
import app.vigil.sitting.SittingId;
import app.vigil.sitting.Sittings;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Turns what proctors ask into control actions. The sitting moves in the transaction in which its action is queued; an
 * end is queued by {@link ControlFacts} when it is heard, so that whoever ends a sitting ends the assessment too.
 */
@Component
class QueuedInterventions implements Interventions {

    private static final int LONGEST_WORDS = 500;

    private final ControlOutbox outbox;
    private final ControlOffers offers;
    private final Sittings sittings;
    private final Clock clock;

    QueuedInterventions(ControlOutbox outbox, ControlOffers offers, Sittings sittings, Clock clock) {
        this.outbox = outbox;
        this.offers = offers;
        this.sittings = sittings;
        this.clock = clock;
    }

    @Override
    public Set<ControlAction> offered(SittingId sitting) {
        return offers.of(sitting);
    }

    @Override
    @Transactional
    public void ask(SittingId id, Asked asked, PersonId by) {
        Sitting sitting = sittings.find(id).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        check(id, asked);
        switch (asked.action()) {
            case PAUSE -> sittings.pause(id);
            case RESUME -> sittings.resume(id);
            case TERMINATE -> sittings.terminate(id, by, asked.words());
            case UPDATE, FLAG -> {
                // Nothing changes here: the platform gives the time, and people read the flag.
            }
        }
        if (asked.action() != ControlAction.TERMINATE) {
            String fact = "asked " + UUID.randomUUID();
            outbox.queue(
                    new ControlOutbox.Cause(
                            sitting.exam(), id, offers.attempt(id).orElseThrow(), fact, by, clock.instant()),
                    asked);
        }
    }

    private void check(SittingId id, Asked asked) {
        if (!offers.of(id).contains(asked.action())) {
            throw new ProblemException(
                            PassbackProblem.CONTROL_NOT_OFFERED, asked.action().code())
                    .with("sitting", id);
        }
        boolean words = !asked.words().isBlank() && asked.words().length() <= LONGEST_WORDS;
        boolean severity = asked.severity() >= 0 && asked.severity() <= 1;
        boolean time = (asked.action() == ControlAction.UPDATE) == (asked.extraTime() != null);
        if (!words || !severity || !time) {
            throw new ProblemException(PassbackProblem.CONTROL_INCOMPLETE).with("sitting", id);
        }
    }

    @Override
    public List<Line> of(ExamId exam) {
        return outbox.of(exam);
    }
}
