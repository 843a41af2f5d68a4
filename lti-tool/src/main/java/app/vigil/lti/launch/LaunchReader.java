package app.vigil.lti.launch;

import app.vigil.lti.DeepLinkingLaunch;
import app.vigil.lti.Launch;
import app.vigil.lti.Launch.AgsEndpoint;
import app.vigil.lti.LaunchContext;
import app.vigil.lti.LaunchUser;
import app.vigil.lti.LtiProblem;
import app.vigil.lti.Origins;
import app.vigil.lti.ResourceLinkLaunch;
import app.vigil.lti.SubmissionReviewLaunch;
import app.vigil.shared.ProblemException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Turns the claims of a checked id_token into the sealed {@link Launch}. */
@Component
class LaunchReader {

    Launch read(IdToken token, UUID id, Locale fallback) {
        ClaimSet claims = token.all();
        Launch.Core core = core(token, id, fallback);
        return switch (MessageType.of(token)) {
            case RESOURCE_LINK -> resourceLink(core, claims.object(ClaimSet.RESOURCE_LINK));
            case DEEP_LINKING -> deepLinking(core, claims.object(ClaimSet.DEEP_LINKING_SETTINGS));
            case SUBMISSION_REVIEW -> submissionReview(core, claims);
            case START_PROCTORING -> ProctoringClaims.startProctoring(core, claims);
            case END_ASSESSMENT -> ProctoringClaims.endAssessment(core, claims);
        };
    }

    private static Launch.Core core(IdToken token, UUID id, Locale fallback) {
        ClaimSet claims = token.all();
        ClaimSet presentation = claims.object(ClaimSet.LAUNCH_PRESENTATION);
        List<String> platform = token.registration().origins();
        return new Launch.Core(
                id,
                token.registration().id(),
                required(claims, ClaimSet.DEPLOYMENT_ID),
                user(claims),
                RoleNames.read(claims.texts(ClaimSet.ROLES).orElse(List.of())),
                context(claims.object(ClaimSet.CONTEXT)),
                CustomParameters.read(claims.object(ClaimSet.CUSTOM).values()),
                locale(presentation).orElse(fallback),
                presentation
                        .address("return_url")
                        .filter(address ->
                                Origins.of(address).filter(platform::contains).isPresent()),
                ags(claims.object(ClaimSet.AGS_ENDPOINT)),
                claims.object(ClaimSet.NAMES_ROLE_SERVICE).address("context_memberships_url"),
                Optional.ofNullable(claims.object(ClaimSet.TOOL_PLATFORM).label("name")));
    }

    private static Launch resourceLink(Launch.Core core, ClaimSet link) {
        return new ResourceLinkLaunch(core, required(link, "id"), link.label("title"));
    }

    private static Launch deepLinking(Launch.Core core, ClaimSet settings) {
        return new DeepLinkingLaunch(
                core,
                settings.address("deep_link_return_url")
                        .orElseThrow(() -> new ProblemException(LtiProblem.LAUNCH_DEEP_LINKING_SETTINGS)),
                Set.copyOf(settings.texts("accept_types").orElse(List.of())),
                settings.flag("accept_multiple", true),
                settings.flag("accept_lineitem", true),
                settings.values().get("data") instanceof String data ? data : null);
    }

    private static Launch submissionReview(Launch.Core core, ClaimSet claims) {
        return new SubmissionReviewLaunch(
                core,
                claims.object(ClaimSet.RESOURCE_LINK).textOrNull("id"),
                required(claims.object(ClaimSet.FOR_USER), "user_id"),
                claims.object(ClaimSet.AGS_ENDPOINT)
                        .address("lineitem")
                        .orElseThrow(() -> new ProblemException(LtiProblem.LAUNCH_REVIEWED_LINE_ITEM)));
    }

    private static LaunchUser user(ClaimSet claims) {
        return new LaunchUser(
                required(claims, "sub"),
                claims.label("name"),
                claims.label("given_name"),
                claims.label("family_name"),
                claims.label("email"),
                claims.object(ClaimSet.LIS).label("person_sourcedid"));
    }

    private static Optional<LaunchContext> context(ClaimSet context) {
        return context.text("id").map(id -> new LaunchContext(id, context.label("label"), context.label("title")));
    }

    private static Optional<Locale> locale(ClaimSet presentation) {
        return presentation
                .text("locale")
                .map(tag -> Locale.forLanguageTag(tag.strip().replace('_', '-')))
                .filter(locale -> !locale.getLanguage().isEmpty());
    }

    private static Optional<AgsEndpoint> ags(ClaimSet endpoint) {
        return endpoint.values().isEmpty()
                ? Optional.empty()
                : Optional.of(new AgsEndpoint(
                        Set.copyOf(endpoint.texts("scope").orElse(List.of())),
                        endpoint.address("lineitems"),
                        endpoint.address("lineitem")));
    }

    static String required(ClaimSet claims, String name) {
        return claims.text(name).orElseThrow(() -> new ProblemException(LtiProblem.LAUNCH_TOKEN_MALFORMED));
    }
}
