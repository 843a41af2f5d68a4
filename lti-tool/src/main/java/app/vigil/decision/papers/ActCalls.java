package app.vigil.decision.papers;

import app.vigil.decision.Outcomes;
import app.vigil.decision.Outcomes.Outcome;
import app.vigil.decision.ViolationTexts;
import app.vigil.review.Reviews;
import app.vigil.review.Reviews.Review;
import app.vigil.review.VerificationStatus.Recommendation;
import app.vigil.review.ViolationActs;
import app.vigil.sitting.SittingId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which sittings call for an act on violations (R4-056): violations are confirmed, and the status recommends to cancel the
 * result or it was decided so. What was credited stands, and there is nothing to annul.
 */
@Component
@Transactional(readOnly = true)
class ActCalls implements ViolationActs {

    private final Reviews reviews;
    private final Outcomes outcomes;
    private final ViolationTexts violations;
    private final PaperBook book;

    ActCalls(Reviews reviews, Outcomes outcomes, ViolationTexts violations, PaperBook book) {
        this.reviews = reviews;
        this.outcomes = outcomes;
        this.violations = violations;
        this.book = book;
    }

    /**
     * An act that is called for.
     *
     * @param since the status or the decision that calls for it
     * @param drawn null while it is still to be drawn up
     */
    record Call(Review review, Instant since, @Nullable IssuedPaper drawn) {}

    @Override
    public Optional<Act> of(SittingId sitting) {
        return call(sitting).map(call -> new Act(call.drawn() == null ? null : PaperDeadlines.pathOf(call.drawn())));
    }

    Optional<Call> call(SittingId sitting) {
        return reviews.find(sitting)
                .flatMap(review -> since(review).map(since -> new Call(review, since, standing(review))))
                .filter(call -> !violations.found(sitting).isEmpty());
    }

    private Optional<Instant> since(Review review) {
        Outcome outcome = outcomes.find(review.sitting()).orElse(null);
        if (outcome != null && outcome.credited()) {
            return Optional.empty();
        }
        if (review.status().recommendation() == Recommendation.CANCEL) {
            return Optional.of(review.at());
        }
        return outcome == null || outcome.reviewVersion() < review.version()
                ? Optional.empty()
                : Optional.of(outcome.at());
    }

    /** One that a newer status has overtaken before everybody signed it says nothing any more. */
    private @Nullable IssuedPaper standing(Review review) {
        return book.actOn(review.sitting())
                .filter(act -> act.sealing() != null || !act.issuedAt().isBefore(review.at()))
                .orElse(null);
    }
}
