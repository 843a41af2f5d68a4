package app.vigil.passback;

import app.vigil.lti.ags.ScoreOutcome;
import java.time.Duration;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Decides what follows when the platform did not simply take a score: wait, give up, or ask a person. */
@Component
class Verdict {

    private static final Logger log = LoggerFactory.getLogger(Verdict.class);
    /** With the longest wait of five minutes this is about three hours of the same answer. */
    private static final int PATIENCE = 40;

    private static final int FEW_TRIES = 5;
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(2);

    private final Outbox outbox;
    private final ItemBook book;

    Verdict(Outbox outbox, ItemBook book) {
        this.outbox = outbox;
        this.book = book;
    }

    void refused(Lane lane, QueuedScore score, ScoreOutcome outcome) {
        if (outcome.kind() == ScoreOutcome.Kind.THROTTLED) {
            Duration asked = Objects.requireNonNullElse(outcome.retryAfter(), Duration.ZERO);
            Duration own = Outbox.BACKOFF.after(score.attempts());
            outbox.postpone(score, asked.compareTo(own) > 0 ? asked : own, Reason.THROTTLED);
        } else {
            failed(lane, score, outcome.kind());
        }
    }

    void failed(Lane lane, QueuedScore score, ScoreOutcome.Kind kind) {
        Reason reason = Reason.of(kind);
        log.info("score {} of sitting {} not delivered: {}", score.id(), score.sitting(), reason.code());
        switch (kind) {
            case UNREACHABLE, TIMED_OUT, THROTTLED, DELIVERED -> later(score, reason);
            case PLATFORM_ERROR, UNAUTHORIZED -> waitWithinPatience(score, reason);
            case CONFLICT -> conflict(lane, score, reason);
            case NOT_FOUND -> missing(lane, score, reason);
            case REFUSED -> outbox.settle(score, DeliveryState.REFUSED, reason);
            case FORBIDDEN, SCOPE_MISSING, NOT_ALLOWED -> outbox.settle(score, DeliveryState.NEEDS_HUMAN, reason);
        }
    }

    /** The platform took the score; only reading back failed. */
    void unconfirmed(QueuedScore score, ScoreOutcome.Kind kind) {
        if (kind.retryable() && score.attempts() < FEW_TRIES) {
            outbox.postponeReading(score, Outbox.BACKOFF.after(score.attempts()), Reason.of(kind));
        } else {
            outbox.settle(score, DeliveryState.DELIVERED, Reason.UNCONFIRMED);
        }
    }

    /**
     * The admission item is the tool's own, so a refused timestamp means a platform clock ahead of ours: a later one
     * will do. In the verification item it may be a teacher's own grade, which only a person may overwrite.
     */
    private void conflict(Lane lane, QueuedScore score, Reason reason) {
        if (lane.kind() == ItemKind.ADMISSION && score.attempts() < FEW_TRIES) {
            outbox.postpone(score, CLOCK_SKEW, reason);
        } else {
            outbox.settle(score, DeliveryState.CONFLICT, reason);
        }
    }

    private void missing(Lane lane, QueuedScore score, Reason reason) {
        if (lane.kind() == ItemKind.VERIFICATION && score.attempts() < FEW_TRIES) {
            book.forgetVerificationItem(lane.exam());
            later(score, reason);
        } else {
            outbox.settle(score, DeliveryState.NEEDS_HUMAN, reason);
        }
    }

    private void waitWithinPatience(QueuedScore score, Reason reason) {
        if (score.attempts() < PATIENCE) {
            later(score, reason);
        } else {
            outbox.settle(score, DeliveryState.NEEDS_HUMAN, reason);
        }
    }

    private void later(QueuedScore score, Reason reason) {
        outbox.postpone(score, Outbox.BACKOFF.after(score.attempts()), reason);
    }
}
