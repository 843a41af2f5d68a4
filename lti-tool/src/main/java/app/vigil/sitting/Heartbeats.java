package app.vigil.sitting;

import java.time.Duration;
import java.time.Instant;

/** Signs of life of the examinee's agent (architecture, Presence). */
public interface Heartbeats {

    /** How often an agent sends one. */
    Duration EVERY = Duration.ofSeconds(5);

    /** Notes that this page is alive; the page opened last speaks for the sitting. */
    Beat beat(SittingId id, String instance);

    /** @param takenOver another window of the examinee was opened later and speaks now */
    record Beat(
            SittingState state,
            Instant serverTime,
            boolean takenOver,
            AdmissionDelivery.State admission,
            boolean gateClosed) {}
}
