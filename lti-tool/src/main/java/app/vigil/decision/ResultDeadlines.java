package app.vigil.decision;

import app.vigil.calendar.DeadlineKind;
import app.vigil.calendar.DeadlineStart;
import app.vigil.calendar.Deadlines;
import app.vigil.evidence.EvidenceSealed;
import app.vigil.exam.Exam;
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
 * By when the results of an exam are told (R2-050): counted from its closing; where it never closes, from the first
 * sitting that is on no result sheet yet.
 */
@Component
class ResultDeadlines {

    private final Deadlines deadlines;
    private final Exams exams;
    private final Sittings sittings;

    ResultDeadlines(Deadlines deadlines, Exams exams, Sittings sittings) {
        this.deadlines = deadlines;
        this.exams = exams;
        this.sittings = sittings;
    }

    @ApplicationModuleListener
    void on(EvidenceSealed sealed) {
        UUID id = sealed.exam().value();
        Exam exam = exams.find(sealed.exam()).orElseThrow();
        Instant ended = sittings.find(sealed.sitting()).map(Sitting::endedAt).orElse(sealed.at());
        Instant tested =
                Optional.ofNullable(exam.closesAt()).filter(ended::isBefore).orElse(ended);
        deadlines.beginWithTheFirst(
                new Deadlines.Task(DeadlineKind.RESULTS, id, id, null, "/papers/exams/" + id),
                exam.profile(),
                Map.of(DeadlineStart.SITTING_ENDED, tested));
    }
}
