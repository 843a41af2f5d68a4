package app.vigil.passback;

import app.vigil.lti.ControlAction;
import app.vigil.lti.proctoring.AttemptId;
import app.vigil.sitting.SittingId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A control action on its way. */
record ControlEntry(
        UUID id,
        SittingId sitting,
        AttemptId attempt,
        ControlAction action,
        double severity,
        @Nullable Duration extraTime,
        String words,
        Instant incidentAt,
        int attempts) {}
