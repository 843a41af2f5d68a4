package app.vigil.passback;

import app.vigil.decision.DecisionTaken;
import app.vigil.exam.Exam;
import app.vigil.exam.Exams;
import app.vigil.review.VerificationStatusSet;
import app.vigil.shared.PersonId;
import app.vigil.sitting.Sitting;
import app.vigil.sitting.SittingId;
import app.vigil.sitting.Sittings;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Keeps the verification item as status and decision stand now. Events only say that something changed: what is sent is
 * made from the newest status and decision, so that late or repeated events can do no harm. A status alone is a remark,
 * never a number; the number is the decision's. Of several attempts the newest that there is something to tell of
 * stands: the item has one cell for each user.
 */
@Component
class Verifications {

    static final double CREDITED = 100;
    static final double NOT_CREDITED = 0;

    private final Sittings sittings;
    private final Exams exams;
    private final Addressees addressees;
    private final Outbox outbox;
    private final Decisions decisions;
    private final Remarks remarks;

    Verifications(
            Sittings sittings,
            Exams exams,
            Addressees addressees,
            Outbox outbox,
            Decisions decisions,
            Remarks remarks) {
        this.sittings = sittings;
        this.exams = exams;
        this.addressees = addressees;
        this.outbox = outbox;
        this.decisions = decisions;
        this.remarks = remarks;
    }

    @Async
    @TransactionalEventListener
    void on(VerificationStatusSet set) {
        refresh(set.sitting());
    }

    @Async
    @TransactionalEventListener
    void on(DecisionTaken taken) {
        decisions.remember(taken);
        refresh(taken.sitting());
    }

    private void refresh(SittingId id) {
        Sitting sitting =
                sittings.find(id).orElseThrow(() -> new IllegalStateException("no sitting " + id + " to tell about"));
        Exam exam = exams.find(sitting.exam())
                .orElseThrow(() -> new IllegalStateException("no exam " + sitting.exam() + " of sitting " + id));
        Lane lane = addressees.lane(exam.id(), ItemKind.VERIFICATION, sitting.examinee());
        outbox.queueIfChanged(lane, () -> standing(exam, sitting.examinee()));
    }

    private Optional<Outbox.Content> standing(Exam exam, PersonId examinee) {
        return sittings.attempts(exam.id(), examinee).stream()
                .flatMap(attempt -> content(attempt, exam).stream())
                .findFirst();
    }

    private Optional<Outbox.Content> content(Sitting sitting, Exam exam) {
        Optional<Decisions.Decision> decision = decisions.find(sitting.id());
        @Nullable
        Double number = decision.map(taken -> taken.credited() ? CREDITED : NOT_CREDITED)
                .orElse(null);
        return remarks.of(sitting, exam, decision).map(remark -> new Outbox.Content(sitting.id(), number, remark));
    }
}
