package app.vigil.lti;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code LtiStartProctoring}: a candidate comes to be proctored before the platform opens an assessment.
 *
 * @param attemptNumber from 1; (platform, user, resource link, attempt number) is one attempt, however often it is
 *     launched
 * @param sessionData opaque; goes back byte for byte, as the platform's guard against forged starts
 * @param startAssessmentUrl where the start is posted, on the platform's own origin
 * @param proctoringSettings {@code data} of the claim, opaque text the platform keeps for the tool
 * @param control where the assessment can be controlled, when the platform offers it
 * @see <a href="https://www.imsglobal.org/spec/proctoring/v1p0">Proctoring Services 1.0</a>
 */
public record StartProctoringLaunch(
        Core core,
        String resourceLinkId,
        @Nullable String resourceLinkTitle,
        int attemptNumber,
        String sessionData,
        URI startAssessmentUrl,
        @Nullable String proctoringSettings,
        Optional<ControlEndpoint> control)
        implements Launch {

    /**
     * The {@code acs} claim.
     *
     * @param actions those the platform offers; no other may be sent
     */
    public record ControlEndpoint(Set<ControlAction> actions, URI address) {}
}
