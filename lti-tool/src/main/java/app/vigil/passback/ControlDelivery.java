package app.vigil.passback;

import app.vigil.lti.ControlAction;
import app.vigil.lti.StartProctoringLaunch.ControlEndpoint;
import app.vigil.lti.acs.AssessmentControls;
import app.vigil.lti.acs.ControlOutcome;
import app.vigil.lti.acs.ControlOutcome.NotObeyed;
import app.vigil.lti.acs.ControlOutcome.Obeyed;
import app.vigil.lti.acs.ControlOutcome.Why;
import app.vigil.lti.acs.ControlRequest;
import app.vigil.lti.proctoring.ProctoredAttempt;
import app.vigil.lti.proctoring.ProctoredAttempts;
import app.vigil.sitting.ExtraTime;
import app.vigil.sitting.Sittings;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Brings control actions to the platform. No transaction is open while the platform is asked. */
@Component
class ControlDelivery {

    private static final Logger log = LoggerFactory.getLogger(ControlDelivery.class);
    /** With the longest wait of five minutes this is about three hours of the same answer. */
    private static final int PATIENCE = 40;

    private final ControlOutbox outbox;
    private final ProctoredAttempts attempts;
    private final AssessmentControls controls;
    private final Sittings sittings;
    private final ExtraTime extraTime;

    ControlDelivery(
            ControlOutbox outbox,
            ProctoredAttempts attempts,
            AssessmentControls controls,
            Sittings sittings,
            ExtraTime extraTime) {
        this.outbox = outbox;
        this.attempts = attempts;
        this.controls = controls;
        this.sittings = sittings;
        this.extraTime = extraTime;
    }

    /** Works on an entry unless another worker has it; never throws for what the platform does. */
    void deliver(ControlEntry entry) {
        if (!outbox.claim(entry)) {
            return;
        }
        try {
            switch (send(entry)) {
                case Obeyed obeyed -> obeyed(entry, obeyed);
                case NotObeyed failure -> failed(entry, failure);
            }
        } catch (RuntimeException failure) {
            log.error(
                    "{} of sitting {} could not be sent; it is tried again", entry.action(), entry.sitting(), failure);
            outbox.postpone(entry, Why.PLATFORM_ERROR, Outbox.BACKOFF.after(entry.attempts()));
        }
    }

    private ControlOutcome send(ControlEntry entry) {
        ProctoredAttempt attempt = attempts.find(entry.attempt())
                .orElseThrow(() -> new IllegalStateException("no attempt " + entry.attempt()));
        Optional<ControlEndpoint> endpoint = attempt.control();
        return endpoint.isEmpty()
                ? new NotObeyed(Why.NOT_OFFERED, 0, null)
                : controls.send(attempt.registration(), endpoint.get(), request(attempt, entry));
    }

    /** A severity and a reason code always: some platforms refuse to end an attempt without them. */
    private static ControlRequest request(ProctoredAttempt attempt, ControlEntry entry) {
        return new ControlRequest(
                attempt.subject(),
                attempt.resourceLinkId(),
                attempt.number(),
                entry.action(),
                entry.incidentAt(),
                entry.severity(),
                entry.action() == ControlAction.UPDATE ? entry.extraTime() : null,
                "vigil-" + entry.action().code(),
                entry.words());
    }

    private void obeyed(ControlEntry entry, Obeyed obeyed) {
        outbox.settle(entry, obeyed);
        log.info(
                "{} of sitting {} delivered; the platform says {}",
                entry.action().code(),
                entry.sitting(),
                obeyed.status().code());
        if (entry.action() == ControlAction.UPDATE && obeyed.extraTime().isPositive()) {
            closeAsLate(entry, obeyed.extraTime());
        }
    }

    /** Our own closing time waits as long as the platform's. What goes wrong here must not send the action again. */
    private void closeAsLate(ControlEntry entry, Duration granted) {
        try {
            sittings.find(entry.sitting())
                    .ifPresent(sitting -> extraTime.give(sitting.exam(), sitting.examinee(), granted, null));
        } catch (RuntimeException failure) {
            log.error("extra time of sitting {} is not kept; its own closing time stays", entry.sitting(), failure);
        }
    }

    private void failed(ControlEntry entry, NotObeyed failure) {
        Why why = failure.why();
        log.info("{} of sitting {} not delivered: {}", entry.action().code(), entry.sitting(), why.code());
        if (why.retryable() && entry.attempts() < PATIENCE) {
            Duration asked = Objects.requireNonNullElse(failure.retryAfter(), Duration.ZERO);
            Duration own = Outbox.BACKOFF.after(entry.attempts());
            outbox.postpone(entry, why, asked.compareTo(own) > 0 ? asked : own);
        } else {
            outbox.settle(entry, settled(why), why);
        }
    }

    /** Refused is what nobody can mend; the rest is for a person to look at. */
    private static DeliveryState settled(Why why) {
        return switch (why) {
            case NOT_OFFERED, REFUSED, CONFLICT, NOT_FOUND -> DeliveryState.REFUSED;
            case UNAUTHORIZED, FORBIDDEN, MEDIA_TYPE, THROTTLED, PLATFORM_ERROR, UNREACHABLE, UNREADABLE ->
                DeliveryState.NEEDS_HUMAN;
        };
    }
}
