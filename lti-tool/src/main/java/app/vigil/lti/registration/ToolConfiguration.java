package app.vigil.lti.registration;

import app.vigil.lti.Connections.ToolAddresses;
import app.vigil.lti.LtiSettings;
import app.vigil.lti.RegistrationId;
import app.vigil.lti.Scopes;
import app.vigil.shared.VigilSettings;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * How this tool describes itself to a platform.
 *
 * @see <a href="https://www.imsglobal.org/spec/lti-dr/v1p0#tool-configuration">Dynamic Registration 1.0, 3.5</a>
 */
@Component
class ToolConfiguration {

    static final String CLAIM = "https://purl.imsglobal.org/spec/lti-tool-configuration";

    private static final List<String> WANTED =
            List.of(Scopes.LINE_ITEM, Scopes.RESULT_READ_ONLY, Scopes.SCORE, Scopes.MEMBERSHIP_READ_ONLY);
    /** Declared only where the platform says that it sends them: others refuse what they do not know. */
    private static final List<String> FURTHER_MESSAGES =
            List.of("LtiSubmissionReviewRequest", "LtiStartProctoring", "LtiEndAssessment");

    private final StoredConnections connections;
    private final VigilSettings settings;
    private final LtiSettings lti;

    ToolConfiguration(StoredConnections connections, VigilSettings settings, LtiSettings lti) {
        this.connections = connections;
        this.settings = settings;
        this.lti = lti;
    }

    /** The registration request; asks only for scopes the platform offers, for all when it names none. */
    Map<String, Object> forPlatform(RegistrationId registration, Set<String> offered, Set<String> messages) {
        ToolAddresses addresses = connections.addresses(registration);
        List<String> scopes = Stream.concat(
                        WANTED.stream().filter(scope -> offered.isEmpty() || offered.contains(scope)),
                        Stream.of(Scopes.ASSESSMENT_CONTROL).filter(offered::contains))
                .toList();
        return Map.ofEntries(
                Map.entry("application_type", "web"),
                Map.entry("response_types", List.of("id_token")),
                Map.entry("grant_types", List.of("implicit", "client_credentials")),
                Map.entry("initiate_login_uri", addresses.initiateLogin()),
                Map.entry("redirect_uris", List.of(addresses.redirect())),
                Map.entry("client_name", lti.toolName()),
                Map.entry("client_uri", settings.publicUrl()),
                Map.entry("logo_uri", settings.address("/assets/vigil.svg")),
                Map.entry("jwks_uri", addresses.keySet()),
                Map.entry("token_endpoint_auth_method", "private_key_jwt"),
                Map.entry("scope", String.join(" ", scopes)),
                Map.entry(CLAIM, toolClaim(addresses, messages)));
    }

    private Map<String, Object> toolClaim(ToolAddresses addresses, Set<String> supported) {
        return Map.of(
                "domain",
                authority(settings.publicUrl()),
                "description",
                lti.toolDescription(),
                "target_link_uri",
                addresses.targetLink(),
                "claims",
                List.of("iss", "sub", "name", "given_name", "family_name", "email"),
                "messages",
                messages(addresses, supported));
    }

    private List<Map<String, Object>> messages(ToolAddresses addresses, Set<String> supported) {
        List<Map<String, Object>> messages = new ArrayList<>();
        messages.add(Map.of("type", "LtiResourceLinkRequest"));
        messages.add(Map.of(
                "type", "LtiDeepLinkingRequest", "target_link_uri", addresses.targetLink(), "label", lti.toolName()));
        FURTHER_MESSAGES.stream()
                .filter(supported::contains)
                .forEach(type -> messages.add(Map.of("type", type, "target_link_uri", addresses.targetLink())));
        return messages;
    }

    /** Host and, where it is not the usual one, port: Moodle compares it with that of the target link. */
    private static String authority(URI address) {
        return address.getPort() < 0 ? address.getHost() : address.getHost() + ":" + address.getPort();
    }
}
