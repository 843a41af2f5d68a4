package app.vigil.lti.acs;

import app.vigil.lti.ControlAction;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a running assessment.
 *
 * @param subject {@code sub} of the candidate
 * @param incidentTime when the cause was observed
 * @param severity from 0 to 1; some platforms demand one with every action
 * @param extraTime for {@code update} only; travels in whole minutes, rounded up
 * @param reasonCode some platforms demand one to terminate
 */
public record ControlRequest(
        String subject,
        String resourceLinkId,
        int attemptNumber,
        ControlAction action,
        Instant incidentTime,
        @Nullable Double severity,
        @Nullable Duration extraTime,
        @Nullable String reasonCode,
        @Nullable String reasonMessage) {

    public ControlRequest {
        if (severity != null && !(severity >= 0 && severity <= 1)) {
            throw new IllegalArgumentException("severity is from 0 to 1, not " + severity);
        }
        if (extraTime != null && (action != ControlAction.UPDATE || extraTime.isNegative())) {
            throw new IllegalArgumentException("extra time belongs to an update and is not negative");
        }
    }
}
