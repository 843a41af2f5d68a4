package app.vigil.decision;

import app.vigil.calendar.DeadlineKind;
import app.vigil.calendar.DeadlineStart;
import app.vigil.calendar.Deadlines;
import app.vigil.evidence.EvidenceSealed;
import app.vigil.exam.Exam;
import app.vigil.exam.ExamKind;
import app.vigil.exam.Exams;
import app.vigil.sitting.Sitting;
import app.vigil.sitting.Sittings;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * By when the results of an exam are told (R2-050), and those of an entrance examination announced (R2-051): counted
 * from its closing; where it never closes, from the first sitting that is on no such list yet. A recording sealed after
 * the lists were drawn up asks for another one.
 */
@Component
class ResultDeadlines {

    private final Deadlines deadlines;
    private final Exams exams;
    private final Sittings sittings;
    private final Outcomes outcomes;

    ResultDeadlines(Deadlines deadlines, Exams exams, Sittings sittings, Outcomes outcomes) {
        this.outcomes = outcomes;
        this.deadlines = deadlines;
        this.exams = exams;
        this.sittings = sittings;
    }

    @ApplicationModuleListener
    void on(EvidenceSealed sealed) {
        Exam exam = exams.find(sealed.exam()).orElseThrow();
        begin(DeadlineKind.RESULTS, exam, sealed);
        if (exam.kind() == ExamKind.ENTRANCE) {
            begin(DeadlineKind.PUBLICATION, exam, sealed);
        }
    }

    private void begin(DeadlineKind kind, Exam exam, EvidenceSealed sealed) {
        UUID id = exam.id().value();
        Instant ended = sittings.find(sealed.sitting()).map(Sitting::endedAt).orElse(sealed.at());
        deadlines.beginWithTheFirst(
                new Deadlines.Task(kind, id, id, null, "/papers/exams/" + id),
                exam.profile(),
                Map.of(DeadlineStart.SITTING_ENDED, testedAt(exam, ended)));
        // Told again, it may be on a list by now.
        if (outcomes.find(sealed.sitting()).isEmpty()) {
            deadlines.reopen(kind, id);
        }
    }

    /** The end of the testing that a sitting was part of. */
    static Instant testedAt(Exam exam, Instant ended) {
        return Optional.ofNullable(exam.closesAt()).filter(ended::isBefore).orElse(ended);
    }
}
