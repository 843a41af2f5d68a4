package app.vigil.incident.marks;

import app.vigil.exam.Rule;
import app.vigil.incident.Incident;
import app.vigil.incident.IncidentProblem;
import app.vigil.shared.BatchReceipt;
import app.vigil.shared.ProblemException;
import app.vigil.sitting.Sitting;
import app.vigil.sitting.SittingId;
import app.vigil.sitting.Sittings;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Takes in what detectors concluded. A rule that is lifted or not controlled in the sitting's snapshot takes no mark
 * (R2-024): what is allowed is not even looked at.
 */
@Component
public class MarkIntake {

    private final Sittings sittings;
    private final MarkRows marks;
    private final NotAnalysedRows intervals;
    private final TransactionOperations transaction;
    private final LateReports late;
    private final Clock clock;

    MarkIntake(
            Sittings sittings,
            MarkRows marks,
            NotAnalysedRows intervals,
            TransactionOperations transaction,
            LateReports late,
            Clock clock) {
        this.sittings = sittings;
        this.marks = marks;
        this.intervals = intervals;
        this.transaction = transaction;
        this.late = late;
        this.clock = clock;
    }

    /** A mark as an agent or loader announces it; instants in epoch milliseconds. */
    public record Mark(
            UUID id,
            String rule,
            long startedAt,
            @Nullable Long endedAt,
            double value,
            double threshold,
            String unit,
            double confidence,
            String detector,
            String source,
            @Nullable Long noticeShownAt,
            @Nullable String cause,
            @Nullable Reading reading,
            @Nullable String model) {}

    /** What was measured, and the limit it is measured by. */
    public record Reading(String of, double value, double limit) {}

    /** An interval without analysis; instants in epoch milliseconds. */
    public record NotAnalysed(
            UUID id, String rule, long from, @Nullable Long to, String reason) {}

    /** Stores marks; the same id again moves end and value on, never back. */
    public BatchReceipt accept(SittingId id, List<Mark> batch) {
        Sitting sitting = require(id);
        BatchReceipt receipt = BatchReceipt.of(batch, Mark::id, mark -> put(sitting, mark));
        late.refused(sitting, receipt);
        return receipt;
    }

    /** Stores intervals that could not be analysed; the same id again moves the end on. */
    public BatchReceipt acceptNotAnalysed(SittingId id, List<NotAnalysed> batch) {
        Sitting sitting = require(id);
        return BatchReceipt.of(batch, NotAnalysed::id, interval -> put(sitting, interval));
    }

    private void put(Sitting sitting, Mark mark) {
        Rule rule = watched(sitting, mark.rule());
        Incident incident = MarkCheck.incident(sitting.id(), rule, mark);
        if (goOn(sitting, incident)) {
            return;
        }
        try {
            insert(sitting, incident);
        } catch (DuplicateKeyException known) {
            // Sent twice at once, or the id of another sitting.
            if (!goOn(sitting, incident)) {
                throw refusal(IncidentProblem.MARK_OF_ANOTHER_SITTING, mark.id());
            }
        }
    }

    private void insert(Sitting sitting, Incident incident) {
        transaction.executeWithoutResult(status -> {
            Instant at = clock.instant();
            marks.insert(incident, at);
            late.stored(sitting, at);
        });
    }

    /** False when there is no such mark yet. A late one is taken: it burdens its sender. */
    private boolean goOn(Sitting sitting, Incident announced) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            Optional<Incident> stored = marks.lock(sitting.id(), announced.id());
            stored.ifPresent(mark -> {
                if (mark.verdict() != null || late.closed(sitting)) {
                    throw refusal(IncidentProblem.MARK_CLOSED, mark.id().value());
                }
                marks.update(MarkCourse.continued(mark, announced));
            });
            return stored.isPresent();
        }));
    }

    private void put(Sitting sitting, NotAnalysed announced) {
        NotAnalysedRows.Interval interval = interval(sitting, announced);
        if (late.closed(sitting)) {
            // Unlike a mark it would excuse its sender.
            throw refusal(IncidentProblem.MARK_CLOSED, announced.id());
        }
        if (intervals.move(sitting.id(), interval)) {
            return;
        }
        try {
            intervals.insert(sitting.id(), interval);
        } catch (DuplicateKeyException known) {
            // Sent twice at once, shortened, or the id of another sitting.
            if (!intervals.move(sitting.id(), interval)) {
                boolean own = intervals.known(sitting.id(), announced.id());
                throw refusal(
                        own ? IncidentProblem.MARK_CONTRADICTS : IncidentProblem.MARK_OF_ANOTHER_SITTING,
                        announced.id());
            }
        }
    }

    private static NotAnalysedRows.Interval interval(Sitting sitting, NotAnalysed announced) {
        Rule rule = watched(sitting, announced.rule());
        Long to = announced.to();
        MarkCheck.require(to == null || announced.from() <= to);
        MarkCheck.requireText(announced.reason(), 60);
        return new NotAnalysedRows.Interval(
                announced.id(),
                rule,
                Instant.ofEpochMilli(announced.from()),
                to == null ? null : Instant.ofEpochMilli(to),
                announced.reason());
    }

    private static ProblemException refusal(IncidentProblem problem, UUID id) {
        return new ProblemException(problem).with("incident", id);
    }

    private Sitting require(SittingId id) {
        return sittings.find(id)
                .filter(sitting -> sitting.admittedAt() != null)
                .orElseThrow(() -> new ProblemException(IncidentProblem.MARKS_NOT_ACCEPTED).with("sitting", id));
    }

    private static Rule watched(Sitting sitting, String code) {
        Rule rule = MarkCheck.rule(code);
        if (!sitting.rules().watched(rule)) {
            throw new ProblemException(IncidentProblem.RULE_NOT_WATCHED).with("rule", code);
        }
        return rule;
    }
}
