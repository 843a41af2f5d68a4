package app.vigil.decision;

import app.vigil.calendar.DeadlineKind;
import app.vigil.calendar.Deadlines;
import app.vigil.decision.DecisionRecords.Decision;
import app.vigil.exam.ExamId;
import app.vigil.review.Reviews;
import app.vigil.review.Reviews.Review;
import app.vigil.review.VerificationStatus;
import app.vigil.shared.CommonProblem;
import app.vigil.shared.PersonId;
import app.vigil.shared.ProblemException;
import app.vigil.sitting.Sitting;
import app.vigil.sitting.SittingId;
import app.vigil.sitting.Sittings;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Credited or not, the decision maker's own choice (R2-047, R2-067), never that of the person who reviewed. Publishes
 * {@link DecisionTaken}.
 */
@Component
@Transactional
public class Deciding {

    /** Keeps the published event within what the event log stores. */
    private static final int LONGEST_COMMENT = 3000;

    private static final Logger log = LoggerFactory.getLogger(Deciding.class);

    private final DecisionRecords records;
    private final Reviews reviews;
    private final Sittings sittings;
    private final Deadlines deadlines;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Deciding(
            DecisionRecords records,
            Reviews reviews,
            Sittings sittings,
            Deadlines deadlines,
            ApplicationEventPublisher events,
            Clock clock) {
        this.records = records;
        this.reviews = reviews;
        this.sittings = sittings;
        this.deadlines = deadlines;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What somebody wants to decide.
     *
     * @param reviewVersion the version of the review that was read; a newer one refuses the decision
     */
    public record Ruling(SittingId sitting, int reviewVersion, boolean credited, String comment) {}

    /** Decides on one row; problems {@code decision-by-the-reviewer}, {@code decision-without-status}, … */
    public void decide(ExamId exam, Ruling ruling, PersonId by) {
        Sitting sitting = sittings.find(ruling.sitting())
                .filter(found -> found.exam().equals(exam))
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND).with("sitting", ruling.sitting()));
        records.lock(ruling.sitting());
        Review review = reviews.find(ruling.sitting()).orElse(null);
        Optional<DecisionProblem> problem = review == null
                ? Optional.of(DecisionProblem.WITHOUT_STATUS)
                : refusal(review, sitting, ruling.reviewVersion(), by);
        problem.ifPresent(refused -> {
            throw new ProblemException(refused).with("sitting", ruling.sitting());
        });
        if (ruling.comment().length() > LONGEST_COMMENT) {
            throw new ProblemException(CommonProblem.TOO_LARGE);
        }
        keep(exam, ruling, by);
    }

    /**
     * Credits every undecided row with the status "no remarks" that this person may decide.
     *
     * @param among the rows that were shown, for example those of one group
     * @return how many
     */
    public int creditAllWithoutRemarks(ExamId exam, PersonId by, Predicate<SittingId> among) {
        int credited = 0;
        for (Review review : withoutRemarks(exam, by, among)) {
            records.lock(review.sitting());
            if (stillOpen(review)) {
                keep(exam, new Ruling(review.sitting(), review.version(), true, ""), by);
                credited++;
            }
        }
        return credited;
    }

    /** Asked under the row's lock: somebody may have decided, or corrected the status, since the list was read. */
    private boolean stillOpen(Review seen) {
        boolean sameStatus = reviews.find(seen.sitting())
                .filter(review -> review.version() == seen.version())
                .isPresent();
        return sameStatus
                && records.find(seen.sitting())
                        .filter(decision -> decision.reviewVersion() >= seen.version())
                        .isEmpty();
    }

    /** Identity confirmed, no remark, not yet decided on this version, nothing in this person's way. */
    private List<Review> withoutRemarks(ExamId exam, PersonId by, Predicate<SittingId> among) {
        Map<SittingId, Decision> decided = records.ofExam(exam);
        Map<SittingId, Set<PersonId>> reviewers = reviews.reviewersOfExam(exam);
        Map<SittingId, PersonId> examinees = sittings.examineesOf(exam);
        Set<SittingId> reopened = reviews.reopened(exam);
        return reviews.ofExam(exam).stream()
                .filter(review -> among.test(review.sitting()) && !reopened.contains(review.sitting()))
                .filter(review -> review.status() == VerificationStatus.WITHOUT_REMARKS && review.identityConfirmed())
                .filter(review -> !decided.containsKey(review.sitting())
                        || decided.get(review.sitting()).reviewVersion() < review.version())
                .filter(review -> examinees.containsKey(review.sitting())
                        && DecisionProblem.conflictOf(
                                        by,
                                        examinees.get(review.sitting()),
                                        reviewers.getOrDefault(review.sitting(), Set.of()))
                                .isEmpty())
                .toList();
    }

    private Optional<DecisionProblem> refusal(Review review, Sitting sitting, int versionRead, PersonId by) {
        Set<PersonId> reviewers = reviews.reviewersOfExam(sitting.exam()).getOrDefault(sitting.id(), Set.of());
        return DecisionProblem.conflictOf(by, sitting.examinee(), reviewers).or(() -> {
            if (reviews.reopened(sitting.exam()).contains(sitting.id())) {
                return Optional.of(DecisionProblem.REVIEW_REOPENED);
            }
            boolean changed = review.version() != versionRead;
            return changed ? Optional.of(DecisionProblem.STATUS_CHANGED) : Optional.empty();
        });
    }

    private void keep(ExamId exam, Ruling ruling, PersonId by) {
        int version = records.find(ruling.sitting()).map(Decision::version).orElse(0) + 1;
        Decision decision = new Decision(
                ruling.sitting(),
                exam,
                version,
                ruling.reviewVersion(),
                ruling.credited(),
                ruling.comment().strip(),
                by,
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        records.add(decision);
        deadlines.met(DeadlineKind.DECISION, decision.sitting().value());
        events.publishEvent(new DecisionTaken(
                decision.sitting(), exam, version, decision.credited(), decision.comment(), by, decision.at()));
        log.info("sitting {} decided in version {}", decision.sitting(), version);
    }
}
