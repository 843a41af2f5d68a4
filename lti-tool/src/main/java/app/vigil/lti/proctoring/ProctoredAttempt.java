package app.vigil.lti.proctoring;

import app.vigil.lti.RegistrationId;
import app.vigil.lti.StartProctoringLaunch.ControlEndpoint;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of one user at one assessment, as the newest {@code LtiStartProctoring} described it. The session data are
 * not shown: only {@link AssessmentStarts} gives them back.
 *
 * @param subject {@code sub} of the candidate
 * @param number {@code attempt_number}, from 1
 * @param returnUrl where a refused candidate goes back to; always on the platform's own origin
 * @param startedAt when the start was posted first; null before
 */
public record ProctoredAttempt(
        AttemptId id,
        RegistrationId registration,
        String deploymentId,
        String subject,
        String resourceLinkId,
        int number,
        URI startAssessmentUrl,
        Optional<URI> returnUrl,
        Optional<ControlEndpoint> control,
        @Nullable Instant startedAt) {}
