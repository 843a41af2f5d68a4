package app.vigil.sitting;

import app.vigil.exam.Exam;
import app.vigil.shared.OneByOne;
import app.vigil.shared.PersonId;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Closes gates when the undo time is over, and sittings when the exam's time, extra time and its grace are (R1-021). */
@Component
class TimeLimits {

    private static final Logger log = LoggerFactory.getLogger(TimeLimits.class);

    private final SittingTable table;
    private final LockedSittings sittings;
    private final SittingFacts facts;
    private final ExamTerms terms;
    private final ExtraTime extraTime;
    private final Clock clock;

    TimeLimits(
            SittingTable table,
            LockedSittings sittings,
            SittingFacts facts,
            ExamTerms terms,
            ExtraTime extraTime,
            Clock clock) {
        this.table = table;
        this.sittings = sittings;
        this.facts = facts;
        this.terms = terms;
        this.extraTime = extraTime;
        this.clock = clock;
    }

    void sweep() {
        OneByOne.forEach(log, table.withGateDue(clock.instant()), id -> id, this::closeSubmitted);
        OneByOne.forEach(log, terms.exams(table.examsWithOpenSittings()), Exam::id, this::expireIfOver);
    }

    private void expireIfOver(Exam exam) {
        if (terms.over(exam, Duration.ZERO, clock.instant())) {
            Map<PersonId, Duration> extra = extraTime.of(exam.id());
            OneByOne.forEach(log, table.openOf(exam.id()), id -> id, id -> expire(id, exam, extra));
        }
    }

    private void closeSubmitted(SittingId id) {
        sittings.change(id, (row, now) -> {
            // Undone between the look and the lock.
            boolean due = row.gateClosesAt() != null && !now.isBefore(row.gateClosesAt());
            return due ? facts.closeGate(row, now, "submitted") : row;
        });
    }

    private void expire(SittingId id, Exam exam, Map<PersonId, Duration> extra) {
        sittings.change(id, (row, now) -> {
            if (!terms.over(exam, extra.getOrDefault(row.examinee(), Duration.ZERO), now)) {
                return row;
            }
            if (row.state().ended()) {
                return facts.closeGate(row, now, "expired");
            }
            SittingRow after = Transitions.expire(row).with().ended(now, null).build();
            facts.publish(new SittingEvent.SittingExpired(id, row.exam(), row.examinee(), now));
            return facts.closeGate(after, now, "expired");
        });
    }
}
