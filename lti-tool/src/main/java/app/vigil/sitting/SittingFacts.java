package app.vigil.sitting;

import java.time.Instant;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells the rooms above what happened, within the transaction in which it happened. */
@Component
class SittingFacts {

    private final ApplicationEventPublisher events;

    SittingFacts(ApplicationEventPublisher events) {
        this.events = events;
    }

    void publish(SittingEvent event) {
        events.publishEvent(event);
    }

    /** Closes the gate; one that never opened is only marked, for there is nothing to take back. */
    SittingRow closeGate(SittingRow sitting, Instant now, String reason) {
        if (sitting.gate() == Gate.CLOSED) {
            return sitting;
        }
        if (sitting.gate() == Gate.OPEN || sitting.gate() == Gate.RESULTS) {
            publish(new SittingEvent.GateClosed(sitting.id(), sitting.exam(), sitting.examinee(), now, reason));
        }
        return sitting.with().gate(Gate.CLOSED).build();
    }

    SittingRow openForResults(SittingRow sitting, Instant now) {
        publish(new SittingEvent.ResultsOpened(sitting.id(), sitting.exam(), sitting.examinee(), now));
        return sitting.with().gate(Gate.RESULTS).build();
    }

    /** Closes the gate until the agent is back. */
    SittingRow suspendGate(SittingRow sitting, Instant now) {
        publish(new SittingEvent.GateClosed(sitting.id(), sitting.exam(), sitting.examinee(), now, "silence"));
        return sitting.with().gate(Gate.SUSPENDED).build();
    }

    SittingRow reopenGate(SittingRow sitting, Instant now) {
        publish(new SittingEvent.GateReopened(sitting.id(), sitting.exam(), sitting.examinee(), now));
        return sitting.with().gate(Gate.OPEN).build();
    }
}
