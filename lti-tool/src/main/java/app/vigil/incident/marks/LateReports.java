package app.vigil.incident.marks;

import app.vigil.incident.IncidentSettings;
import app.vigil.incident.MarkArrivedLate;
import app.vigil.shared.BatchReceipt;
import app.vigil.sitting.Sitting;
import java.time.Clock;
import java.time.Instant;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What is reported after the end of a sitting, from a browser that kept it meanwhile. */
@Component
class LateReports {

    private final IncidentSettings settings;
    private final AwaitedMarks awaited;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    LateReports(IncidentSettings settings, AwaitedMarks awaited, ApplicationEventPublisher events, Clock clock) {
        this.awaited = awaited;
        this.settings = settings;
        this.events = events;
        this.clock = clock;
    }

    /** So late that nothing known moves on any more. */
    boolean closed(Sitting sitting) {
        Instant ended = sitting.endedAt();
        return ended != null && !clock.instant().isBefore(ended.plus(settings.lateReports()));
    }

    /** A new mark is there; tells of it where the sitting is over. Inside the transaction that stores it. */
    void stored(Sitting sitting, Instant at) {
        if (sitting.endedAt() != null) {
            events.publishEvent(new MarkArrivedLate(sitting.id(), at));
        }
    }

    /** Nobody waits any longer for what was refused. */
    void refused(Sitting sitting, BatchReceipt receipt) {
        awaited.refused(
                sitting.id(),
                receipt.refused().stream().map(BatchReceipt.Refused::id).toList());
    }
}
