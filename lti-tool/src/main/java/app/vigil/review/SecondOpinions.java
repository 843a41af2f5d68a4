package app.vigil.review;

import app.vigil.exam.Exam;
import app.vigil.people.AppointmentEnded;
import app.vigil.people.Duty;
import app.vigil.review.ReviewCases.Case;
import app.vigil.shared.PersonId;
import app.vigil.shared.ProblemException;
import app.vigil.sitting.SittingId;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Has a colleague look at a reviewed sitting, who is not told the first status until the own is given. */
@Component
@Transactional
public class SecondOpinions {

    private final ReviewRecords records;
    private final Staffing staffing;
    private final ReviewTerms terms;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SecondOpinions(
            ReviewRecords records,
            Staffing staffing,
            ReviewTerms terms,
            ApplicationEventPublisher events,
            Clock clock) {
        this.records = records;
        this.staffing = staffing;
        this.terms = terms;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Asks whoever of the exam's proctors has least to do and has not judged this sitting; who was asked before and said
     * nothing yet is asked no longer. Problems {@code review-second-without-first}, {@code review-nobody-to-assign}.
     */
    public void ask(SittingId sitting, PersonId by) {
        Case reviewed =
                records.cases().lock(sitting).orElseThrow(() -> refused(ReviewProblem.SECOND_WITHOUT_FIRST, sitting));
        if (records.find(sitting).isEmpty()) {
            throw refused(ReviewProblem.SECOND_WITHOUT_FIRST, sitting);
        }
        List<SecondReviews.Second> asked =
                records.seconds().of(List.of(sitting)).getOrDefault(sitting, List.of());
        Exam exam = staffing.exam(reviewed.exam()).orElseThrow();
        Set<PersonId> judged = new HashSet<>(records.reviewersOfExam(exam.id()).getOrDefault(sitting, Set.of()));
        asked.forEach(second -> judged.add(second.proctor()));
        PersonId colleague = leastBusy(exam, reviewed, judged);
        asked.stream().filter(SecondReviews.Second::awaited).forEach(second -> withdraw(sitting, second.proctor()));
        Instant now = clock.instant();
        records.seconds().ask(sitting, colleague, by, now);
        terms.asked(sitting, exam, colleague, now);
        events.publishEvent(new ReviewInOtherHands(sitting, colleague, true, by));
    }

    /** Nobody waits for the opinion of somebody who is a proctor no longer. */
    @ApplicationModuleListener
    void on(AppointmentEnded ended) {
        if (ended.duty() == Duty.PROCTOR) {
            records.seconds().awaitedFrom(ended.person()).forEach(sitting -> release(sitting, ended.person()));
        }
    }

    private void release(SittingId sitting, PersonId asked) {
        records.cases()
                .lock(sitting)
                .flatMap(reviewed -> staffing.exam(reviewed.exam()))
                .filter(exam -> !staffing.of(exam).fit().contains(asked))
                .ifPresent(exam -> withdraw(sitting, asked));
    }

    private void withdraw(SittingId sitting, PersonId asked) {
        records.seconds().withdraw(sitting, asked);
        terms.askedNoLonger(sitting);
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
