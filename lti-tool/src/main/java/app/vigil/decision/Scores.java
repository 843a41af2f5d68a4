package app.vigil.decision;

import app.vigil.calendar.DeadlineKind;
import app.vigil.calendar.Deadlines;
import app.vigil.decision.LmsResults.LmsResult;
import app.vigil.decision.Protocol.ScoreStanding;
import app.vigil.exam.Exam;
import app.vigil.review.Reviews.Review;
import app.vigil.review.VerificationStatus;
import app.vigil.shared.PersonId;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the LMS says of the examinees of an exam, and by when it will where a teacher checks answers (R2-007, R2-043). */
@Component
public class Scores {

    private final LmsResults results;
    private final Deadlines deadlines;
    private final Clock clock;

    Scores(LmsResults results, Deadlines deadlines, Clock clock) {
        this.results = results;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** Everything known of one exam, read at once. */
    Known of(Exam exam) {
        return new Known(results.ofExam(exam.id()), exam.teacherChecked(), due(exam), clock.instant());
    }

    /** Sittings whose points the teacher may still take time for. */
    public Set<UUID> expected(Exam exam) {
        Instant now = clock.instant();
        return due(exam).entrySet().stream()
                .filter(sitting -> !now.isAfter(sitting.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private Map<UUID, Instant> due(Exam exam) {
        return exam.teacherChecked()
                ? deadlines.due(DeadlineKind.TEACHER_CHECK, exam.id().value())
                : Map.of();
    }

    /** @param due of sittings without points, where the institution sets a term */
    record Known(Map<PersonId, LmsResult> results, boolean teacherChecked, Map<UUID, Instant> due, Instant now) {

        Told of(Review review, PersonId examinee) {
            LmsResult result = results.getOrDefault(examinee, LmsResult.UNKNOWN);
            Instant until = due.get(review.sitting().value());
            return new Told(result.score(), result.group(), standing(result, review, until), until);
        }

        private ScoreStanding standing(LmsResult result, Review review, @Nullable Instant until) {
            if (result.scored()) {
                return ScoreStanding.KNOWN;
            }
            if (!teacherChecked || review.status() == VerificationStatus.NOT_STARTED) {
                return ScoreStanding.NONE;
            }
            return until != null && now.isAfter(until) ? ScoreStanding.LATE : ScoreStanding.EXPECTED;
        }
    }

    /** @param due by when points that are not there yet will be; null where the institution sets no term */
    record Told(
            String score,
            String group,
            ScoreStanding standing,
            @Nullable Instant due) {

        boolean awaited() {
            return standing == ScoreStanding.EXPECTED || standing == ScoreStanding.LATE;
        }
    }
}
