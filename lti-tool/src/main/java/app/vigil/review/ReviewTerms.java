package app.vigil.review;

import app.vigil.calendar.DeadlineKind;
import app.vigil.calendar.DeadlineStart;
import app.vigil.calendar.Deadlines;
import app.vigil.exam.Exam;
import app.vigil.exam.Exams;
import app.vigil.review.ReviewCases.Case;
import app.vigil.shared.PersonId;
import app.vigil.sitting.SittingId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The term of a review (R2-033, R2-044): begun by the sealed evidence, met by a status, begun anew by what changes it. */
@Component
class ReviewTerms {

    private final ReviewRecords records;
    private final Exams exams;
    private final Deadlines deadlines;

    ReviewTerms(ReviewRecords records, Exams exams, Deadlines deadlines) {
        this.records = records;
        this.exams = exams;
        this.deadlines = deadlines;
    }

    /** Returns when the status is due. */
    Instant begin(SittingId sitting, Exam exam, Instant ended, Instant sealed) {
        return deadlines
                .begin(
                        task(sitting, exam),
                        exam.profile(),
                        Map.of(DeadlineStart.SITTING_ENDED, ended, DeadlineStart.RECORDING_SEALED, sealed))
                .orElseThrow();
    }

    void met(SittingId sitting) {
        deadlines.met(DeadlineKind.REVIEW, sitting.value());
    }

    /**
     * A status set before is the word on something else than what is there now: where one stands, the sitting waits for
     * a proctor again, in the hands of who has it, and nobody decides on it until then.
     */
    void lookAgain(SittingId sitting, Instant at) {
        Reviews.Review standing = records.find(sitting).orElse(null);
        if (standing == null || standing.at().isAfter(at)) {
            return;
        }
        Exam exam = exams.find(standing.exam()).orElseThrow();
        Deadlines.Task task = task(sitting, exam);
        Map<DeadlineStart, Instant> moments =
                Map.of(DeadlineStart.SITTING_ENDED, at, DeadlineStart.RECORDING_SEALED, at);
        records.cases()
                .lookAgain(
                        sitting,
                        deadlines.beginAgain(task, exam.profile(), moments).orElse(null));
        deadlines.assign(DeadlineKind.REVIEW, List.of(sitting.value()), task.person());
    }

    private Deadlines.Task task(SittingId sitting, Exam exam) {
        PersonId proctor = records.cases().find(sitting).map(Case::proctor).orElse(null);
        return new Deadlines.Task(
                DeadlineKind.REVIEW, sitting.value(), exam.id().value(), proctor, "/review/exams/" + exam.id());
    }
}
