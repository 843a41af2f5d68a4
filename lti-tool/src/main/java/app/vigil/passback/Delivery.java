package app.vigil.passback;

import app.vigil.lti.ags.PlatformFailure;
import app.vigil.lti.ags.Score;
import app.vigil.lti.ags.Score.ActivityProgress;
import app.vigil.lti.ags.Score.GradingProgress;
import app.vigil.lti.ags.ScoreOutcome;
import app.vigil.lti.ags.Scores;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Brings the newest score of a lane to the platform and reads it back, for a 200 alone is no proof (lti.md, quirk 7).
 * No transaction is open while the platform is asked.
 */
@Component
class Delivery {

    static final double MAXIMUM = 100;

    private static final Logger log = LoggerFactory.getLogger(Delivery.class);
    private static final Duration A_SECOND = Duration.ofSeconds(1);
    private static final double TOLERANCE = 0.005;

    private final Outbox outbox;
    private final ItemBook book;
    private final Scores scores;
    private final Verdict verdict;

    Delivery(Outbox outbox, ItemBook book, Scores scores, Verdict verdict) {
        this.outbox = outbox;
        this.book = book;
        this.scores = scores;
        this.verdict = verdict;
    }

    /** Works on a lane unless another worker has it; never throws for what the platform does. */
    void deliver(UUID laneId) {
        outbox.claim(laneId).ifPresent(lane -> {
            try {
                outbox.next(lane).ifPresent(score -> deliver(lane, score));
            } finally {
                outbox.release(lane);
            }
        });
    }

    private void deliver(Lane lane, QueuedScore score) {
        Optional<ItemAddress> item = book.address(lane.exam(), lane.kind());
        if (item.isEmpty()) {
            outbox.postpone(score, Outbox.BACKOFF.after(score.attempts()), Reason.NOT_LINKED);
            return;
        }
        try {
            if (score.state() == DeliveryState.SENT) {
                confirm(lane, score, item.get());
            } else {
                post(lane, score, item.get());
            }
        } catch (PlatformFailure failure) {
            verdict.failed(lane, score, failure.kind());
        } catch (RuntimeException failure) {
            log.error(
                    "score {} of sitting {} could not be sent; it is tried again",
                    score.id(),
                    score.sitting(),
                    failure);
            outbox.postpone(score, Outbox.BACKOFF.after(score.attempts()), Reason.PLATFORM_ERROR);
        }
    }

    private void post(Lane lane, QueuedScore score, ItemAddress item) {
        Optional<Double> theirs = theirs(lane, score, item);
        if (theirs.isPresent()) {
            Reason reason = score.score() == null ? Reason.GRADE_IN_PLACE : Reason.CHANGED_ON_PLATFORM;
            outbox.conflict(score, reason, theirs.get() * MAXIMUM);
            return;
        }
        Optional<Instant> timestamp = outbox.stamp(lane, scores.now(item.registration()));
        if (timestamp.isEmpty()) {
            outbox.postpone(score, A_SECOND, score.reason());
            return;
        }
        ScoreOutcome outcome = scores.post(item.registration(), item.lineItem(), message(lane, score, timestamp.get()));
        if (outcome.kind() == ScoreOutcome.Kind.DELIVERED) {
            accepted(lane, score, item);
        } else if (outcome.kind() == ScoreOutcome.Kind.CONFLICT && holds(lane, score, item)) {
            settleDelivered(lane, score);
        } else {
            verdict.refused(lane, score, outcome);
        }
    }

    /**
     * A number in the verification item that we did not put there. Anything but FullyGraded erases the grade there is
     * (quirk 6), so a status without a number never overrules it; a decision does when a person says so.
     */
    private Optional<Double> theirs(Lane lane, QueuedScore score, ItemAddress item) {
        if (score.score() == null) {
            return heldNumber(lane, item);
        }
        if (lane.kind() == ItemKind.ADMISSION || score.overrule()) {
            return Optional.empty();
        }
        List<Double> ours = outbox.numbersBefore(score);
        return readable(lane, item)
                .filter(held -> !same(held, score) && ours.stream().noneMatch(number -> same(held, number)));
    }

    /** Where the platform shows no results, a decision is sent all the same. */
    private Optional<Double> readable(Lane lane, ItemAddress item) {
        try {
            return heldNumber(lane, item);
        } catch (PlatformFailure failure) {
            if (failure.kind().retryable()) {
                throw failure;
            }
            return Optional.empty();
        }
    }

    private static boolean same(double share, double points) {
        return Math.abs(share - points / MAXIMUM) <= TOLERANCE;
    }

    private void accepted(Lane lane, QueuedScore score, ItemAddress item) {
        if (score.score() == null) {
            // Results do not show a remark without a number: there is nothing to read back.
            settleDelivered(lane, score);
            return;
        }
        outbox.settle(score, DeliveryState.SENT, null);
        confirm(lane, score, item);
    }

    private void confirm(Lane lane, QueuedScore score, ItemAddress item) {
        try {
            Optional<Double> held = heldNumber(lane, item);
            if (held.filter(shown -> same(shown, score)).isPresent()) {
                settleDelivered(lane, score);
            } else if (score.state() == DeliveryState.SENT && lane.kind() == ItemKind.VERIFICATION) {
                outbox.conflict(
                        score,
                        Reason.CHANGED_ON_PLATFORM,
                        held.map(share -> share * MAXIMUM).orElse(null));
            } else {
                outbox.settle(score, DeliveryState.NEEDS_HUMAN, Reason.SHOWN_DIFFERENTLY);
                log.warn(
                        "score {} of sitting {} was accepted, but the platform shows another",
                        score.id(),
                        score.sitting());
            }
        } catch (PlatformFailure failure) {
            verdict.unconfirmed(score, failure.kind());
        }
    }

    private void settleDelivered(Lane lane, QueuedScore score) {
        outbox.settle(score, DeliveryState.DELIVERED, null);
        log.info("{} score {} of sitting {} delivered", lane.kind().code(), score.id(), score.sitting());
    }

    private boolean holds(Lane lane, QueuedScore score, ItemAddress item) {
        return heldNumber(lane, item).filter(held -> same(held, score)).isPresent();
    }

    private static boolean same(double share, QueuedScore score) {
        return score.score() != null && same(share, score.score().doubleValue());
    }

    /** The grade the platform holds, as a share of its own maximum. */
    private Optional<Double> heldNumber(Lane lane, ItemAddress item) {
        return scores.result(item.registration(), item.lineItem(), lane.userId())
                .flatMap(result -> result.score().map(value -> value / result.maximum()));
    }

    private static Score message(Lane lane, QueuedScore score, Instant timestamp) {
        boolean graded = score.score() != null;
        return new Score(
                lane.userId(),
                timestamp,
                ActivityProgress.COMPLETED,
                graded ? GradingProgress.FULLY_GRADED : GradingProgress.PENDING_MANUAL,
                score.score(),
                MAXIMUM,
                score.remark());
    }
}
