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

/**
 * The terms of a review. Its own (R2-033, R2-044) is begun by the sealed evidence, met by a status, and begun anew by what
 * changes it; that of a second opinion (R2-065) is begun by whoever asks for one, and met by the one who was asked.
 */
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

    /** Begins the term of the opinion this colleague was asked for. */
    void asked(SittingId sitting, Exam exam, PersonId colleague, Instant at) {
        Deadlines.Task task = new Deadlines.Task(
                DeadlineKind.SECOND_OPINION, sitting.value(), exam.id().value(), colleague, "/review#seconds");
        deadlines.begin(task, exam.profile(), Map.of(DeadlineStart.SECOND_ASKED, at));
    }

    void given(SittingId sitting, PersonId colleague) {
        deadlines.met(DeadlineKind.SECOND_OPINION, sitting.value(), colleague);
    }

    /** Nobody is asked any more. */
    void askedNoLonger(SittingId sitting) {
        deadlines.withdraw(DeadlineKind.SECOND_OPINION, sitting.value());
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
