package app.vigil.decision;

import app.vigil.calendar.DeadlineKind;
import app.vigil.calendar.DeadlineStart;
import app.vigil.calendar.Deadlines;
import app.vigil.decision.DecisionRecords.Awaiting;
import app.vigil.exam.Exams;
import app.vigil.review.VerificationStatusSet;
import java.time.Instant;
import java.util.Map;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** A status makes a row of the protocol; within the institution's term somebody decides on it (R2-047). */
@Component
class ProtocolIntake {

    private final DecisionRecords records;
    private final Exams exams;
    private final Deadlines deadlines;

    ProtocolIntake(DecisionRecords records, Exams exams, Deadlines deadlines) {
        this.records = records;
        this.exams = exams;
        this.deadlines = deadlines;
    }

    @ApplicationModuleListener
    void on(VerificationStatusSet set) {
        String profile = exams.find(set.exam()).orElseThrow().profile();
        Deadlines.Task task = new Deadlines.Task(
                DeadlineKind.DECISION, set.sitting().value(), set.exam().value(), null, "/protocols/" + set.exam());
        Instant due = deadlines
                .beginAgain(task, profile, Map.of(DeadlineStart.STATUS_SET, set.at()))
                .orElseThrow();
        records.enter(new Awaiting(set.sitting(), set.exam(), set.version(), set.at(), due));
        // Told late: somebody may have decided by now.
        if (records.find(set.sitting())
                .filter(decision -> decision.reviewVersion() >= set.version())
                .isPresent()) {
            deadlines.met(DeadlineKind.DECISION, set.sitting().value());
        }
    }
}
