package app.vigil.sitting;

import app.vigil.exam.Exam;
import app.vigil.exam.ExamId;
import app.vigil.exam.ExamSettingsSaved;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * Opens the closed gate once more, from the instant the teacher named, for everybody whose sitting has ended: they may
 * look at their results. Never while somebody can still be writing (lti.md, consequence 3).
 */
@Component
class ResultsOpenings {

    private static final Logger log = LoggerFactory.getLogger(ResultsOpenings.class);

    private final ResultsTable table;
    private final SittingTable sittings;
    private final LockedSittings locked;
    private final SittingFacts facts;
    private final ExamTerms terms;
    private final Clock clock;

    ResultsOpenings(
            ResultsTable table,
            SittingTable sittings,
            LockedSittings locked,
            SittingFacts facts,
            ExamTerms terms,
            Clock clock) {
        this.table = table;
        this.sittings = sittings;
        this.locked = locked;
        this.facts = facts;
        this.terms = terms;
        this.clock = clock;
    }

    /** Reads the newest settings, so that events may come late or twice. */
    @ApplicationModuleListener
    void on(ExamSettingsSaved saved) {
        Exam exam = terms.exam(saved.exam());
        Instant closesAt = exam.closesAt();
        Instant resultsFrom = exam.resultsFrom();
        if (closesAt == null || resultsFrom == null) {
            table.forget(exam.id());
            withdraw(exam.id());
            return;
        }
        Instant over = closesAt.plus(terms.profile(exam).grace());
        Instant opensAt = resultsFrom.isAfter(over) ? resultsFrom : over;
        table.plan(exam.id(), opensAt);
        if (opensAt.isAfter(clock.instant())) {
            withdraw(exam.id());
        }
    }

    void sweep() {
        Instant now = clock.instant();
        // Extra time may have been given since the opening was planned.
        table.due(now).stream()
                .filter(due -> terms.overForAll(terms.exam(due.exam()), now))
                .forEach(due -> {
                    sittings.endedBehindClosedGate(due.exam()).forEach(this::open);
                    if (sittings.openOf(due.exam()).isEmpty()) {
                        table.settle(due);
                    }
                });
    }

    private void open(SittingId id) {
        locked.change(id, (row, now) -> {
            boolean waits = row.gate() == Gate.CLOSED && row.state().ended() && row.admittedAt() != null;
            return waits ? facts.openForResults(row, now) : row;
        });
    }

    /** The teacher moved the date or took it back after the gate had opened. */
    private void withdraw(ExamId exam) {
        sittings.openForResults(exam).forEach(id -> {
            locked.change(
                    id,
                    (row, now) -> row.gate() == Gate.RESULTS ? facts.closeGate(row, now, "results-withdrawn") : row);
            log.info("sitting {} closed to results again", id);
        });
    }
}
