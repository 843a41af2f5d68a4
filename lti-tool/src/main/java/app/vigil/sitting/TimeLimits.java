package app.vigil.sitting;

import app.vigil.exam.Exam;
import app.vigil.exam.Exams;
import app.vigil.shared.OneByOne;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Closes gates when the undo time is over, and sittings when the exam's time and its grace are (R1-021). */
@Component
class TimeLimits {

    private static final Logger log = LoggerFactory.getLogger(TimeLimits.class);

    private final SittingTable table;
    private final LockedSittings sittings;
    private final SittingFacts facts;
    private final Exams exams;
    private final SittingProfiles profiles;
    private final Clock clock;

    TimeLimits(
            SittingTable table,
            LockedSittings sittings,
            SittingFacts facts,
            Exams exams,
            SittingProfiles profiles,
            Clock clock) {
        this.table = table;
        this.sittings = sittings;
        this.facts = facts;
        this.exams = exams;
        this.profiles = profiles;
        this.clock = clock;
    }

    void sweep() {
        OneByOne.forEach(log, table.withGateDue(clock.instant()), id -> id, this::closeSubmitted);
        OneByOne.forEach(log, exams.findAll(table.examsWithOpenSittings()), Exam::id, this::expireIfOver);
    }

    private void expireIfOver(Exam exam) {
        if (over(exam, clock.instant())) {
            OneByOne.forEach(log, table.openOf(exam.id()), id -> id, this::expire);
        }
    }

    private boolean over(Exam exam, Instant now) {
        Duration grace = profiles.of(exam.profile()).grace();
        return exam.closesAt() != null && !now.isBefore(exam.closesAt().plus(grace));
    }

    private void closeSubmitted(SittingId id) {
        sittings.change(id, (row, now) -> {
            // Undone between the look and the lock.
            boolean due = row.gateClosesAt() != null && !now.isBefore(row.gateClosesAt());
            return due ? facts.closeGate(row, now, "submitted") : row;
        });
    }

    private void expire(SittingId id) {
        sittings.change(id, (row, now) -> {
            if (row.state().ended()) {
                return facts.closeGate(row, now, "expired");
            }
            SittingRow after = Transitions.expire(row).with().ended(now, null).build();
            facts.publish(new SittingEvent.SittingExpired(id, row.exam(), row.examinee(), now));
            return facts.closeGate(after, now, "expired");
        });
    }
}
