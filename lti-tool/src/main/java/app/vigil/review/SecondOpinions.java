package app.vigil.review;

import app.vigil.exam.Exam;
import app.vigil.review.ReviewCases.Case;
import app.vigil.shared.PersonId;
import app.vigil.shared.ProblemException;
import app.vigil.sitting.SittingId;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Has a colleague look at a reviewed sitting, who is not told the first status until the own is given. */
@Component
@Transactional
public class SecondOpinions {

    private final ReviewRecords records;
    private final Staffing staffing;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SecondOpinions(ReviewRecords records, Staffing staffing, ApplicationEventPublisher events, Clock clock) {
        this.records = records;
        this.staffing = staffing;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Asks whoever of the exam's proctors has least to do and has not judged this sitting. Problems
     * {@code review-second-without-first}, {@code review-second-awaited}, {@code review-nobody-to-assign}.
     */
    public void ask(SittingId sitting, PersonId by) {
        Case reviewed =
                records.cases().lock(sitting).orElseThrow(() -> refused(ReviewProblem.SECOND_WITHOUT_FIRST, sitting));
        if (records.find(sitting).isEmpty()) {
            throw refused(ReviewProblem.SECOND_WITHOUT_FIRST, sitting);
        }
        List<SecondReviews.Second> asked =
                records.seconds().of(List.of(sitting)).getOrDefault(sitting, List.of());
        if (asked.stream().anyMatch(SecondReviews.Second::awaited)) {
            throw refused(ReviewProblem.SECOND_AWAITED, sitting);
        }
        Exam exam = staffing.exam(reviewed.exam()).orElseThrow();
        Set<PersonId> judged = new HashSet<>(records.reviewersOfExam(exam.id()).getOrDefault(sitting, Set.of()));
        asked.forEach(second -> judged.add(second.proctor()));
        PersonId colleague = leastBusy(exam, reviewed, judged);
        records.seconds().ask(sitting, colleague, by, clock.instant());
        events.publishEvent(new ReviewInOtherHands(sitting, colleague, true, by));
    }

    private PersonId leastBusy(Exam exam, Case reviewed, Set<PersonId> judged) {
        Map<PersonId, Integer> busy = records.cases().countByProctor(exam.id());
        return staffing.of(exam).fit().stream()
                .filter(proctor -> !judged.contains(proctor) && !proctor.equals(reviewed.examinee()))
                .min(Comparator.comparing(proctor -> busy.getOrDefault(proctor, 0)))
                .orElseThrow(() -> refused(ReviewProblem.NOBODY_TO_ASSIGN, reviewed.sitting()));
    }

    private static ProblemException refused(ReviewProblem problem, SittingId sitting) {
        return new ProblemException(problem).with("sitting", sitting);
    }
}
