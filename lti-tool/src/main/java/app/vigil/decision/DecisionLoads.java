package app.vigil.decision;

import app.vigil.calendar.InstitutionCalendar;
import app.vigil.decision.DecisionRecords.Load;
import app.vigil.exam.Exam;
import app.vigil.exam.ExamId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What awaits a decision maker, exam by exam, with the term of R2-047. */
@Component
public class DecisionLoads {

    private final DecisionRecords records;
    private final InstitutionCalendar calendar;

    DecisionLoads(DecisionRecords records, InstitutionCalendar calendar) {
        this.records = records;
        this.calendar = calendar;
    }

    /** @param dueAt epoch milliseconds of the row due first; null when none waits */
    public record ExamLoad(
            String exam,
            String title,
            String zone,
            int rows,
            int waiting,
            @Nullable Long dueAt,
            boolean overdue) {}

    /** Protocols with at least one row, most urgent first. */
    public List<ExamLoad> of(Collection<Exam> exams, Instant now) {
        Map<ExamId, Load> loads = records.loads(exams.stream().map(Exam::id).toList());
        return exams.stream()
                .filter(exam -> loads.containsKey(exam.id()))
                .map(exam -> {
                    Load load = Objects.requireNonNull(loads.get(exam.id()));
                    Instant due = load.firstDue();
                    return new ExamLoad(
                            exam.id().toString(),
                            exam.title(),
                            calendar.zone(exam.profile()).getId(),
                            load.rows(),
                            load.waiting(),
                            due == null ? null : due.toEpochMilli(),
                            due != null && due.isBefore(now));
                })
                .sorted(Comparator.comparing(ExamLoad::dueAt, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }

    /** How many rows await a decision. */
    public int countWaiting(Collection<Exam> exams) {
        return records.loads(exams.stream().map(Exam::id).toList()).values().stream()
                .mapToInt(Load::waiting)
                .sum();
    }
}
