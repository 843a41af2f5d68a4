package app.vigil.lti;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A message whose every check passed; it exists in no other way. */
public sealed interface Launch
        permits ResourceLinkLaunch,
                DeepLinkingLaunch,
                SubmissionReviewLaunch,
                StartProctoringLaunch,
                EndAssessmentLaunch {

    /** The claims every message carries. */
    Core core();

    /**
     * @param id of this launch in our launch log
     * @param custom custom parameters; keys lower-cased, unresolved {@code $…} values left out
     * @param locale of {@code launch_presentation}, else the tool's default
     * @param returnUrl of {@code launch_presentation}, only when on the platform's own origin
     * @param platformName what the platform calls itself
     */
    record Core(
            UUID id,
            RegistrationId registration,
            String deploymentId,
            LaunchUser user,
            Set<Role> roles,
            Optional<LaunchContext> context,
            Map<String, String> custom,
            Locale locale,
            Optional<URI> returnUrl,
            Optional<AgsEndpoint> ags,
            Optional<URI> memberships,
            Optional<String> platformName) {}

    /**
     * The AGS claim.
     *
     * @param lineItem the item tied to the link, when exactly one is
     */
    record AgsEndpoint(Set<String> scopes, Optional<URI> lineItems, Optional<URI> lineItem) {}
}
