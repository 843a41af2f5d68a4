package app.vigil.demo.lms.registration;

import app.vigil.demo.lms.Addresses;
import app.vigil.demo.lms.Quirks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What a tool needs to know of this platform.
 *
 * @see <a href="https://www.imsglobal.org/spec/lti-dr/v1p0#platform-configuration">Dynamic Registration 3.5</a>
 */
@RestController
class OpenidConfigurationController {

    private final Addresses addresses;
    private final Quirks quirks;

    OpenidConfigurationController(Addresses addresses, Quirks quirks) {
        this.addresses = addresses;
        this.quirks = quirks;
    }

    @GetMapping("/mod/lti/openid-configuration.php")
    Map<String, Object> configuration() {
        List<String> scopes = new ArrayList<>(List.of("openid"));
        scopes.addAll(Scopes.ALL);
        if (!quirks.offersProctoringServices()) {
            scopes.remove(Scopes.ASSESSMENT_CONTROL);
        }
        Map<String, Object> it = new LinkedHashMap<>();
        it.put("issuer", addresses.base());
        it.put("authorization_endpoint", addresses.of("/mod/lti/auth.php"));
        it.put("token_endpoint", addresses.of("/mod/lti/token.php"));
        it.put("token_endpoint_auth_methods_supported", List.of("private_key_jwt"));
        it.put("token_endpoint_auth_signing_alg_values_supported", List.of("RS256"));
        it.put("jwks_uri", addresses.of("/mod/lti/certs.php"));
        it.put("registration_endpoint", addresses.of("/mod/lti/openid-registration.php"));
        it.put("scopes_supported", scopes);
        it.put("response_types_supported", List.of("id_token"));
        it.put("subject_types_supported", List.of("public"));
        it.put("id_token_signing_alg_values_supported", List.of("RS256"));
        it.put("claims_supported", List.of("sub", "iss", "name", "given_name", "family_name", "email"));
        it.put("https://purl.imsglobal.org/spec/lti-platform-configuration", platform());
        return it;
    }

    private Map<String, Object> platform() {
        return Map.of(
                "product_family_code",
                "vigil-demo-lms",
                "version",
                "1",
                "messages_supported",
                messages(),
                "variables",
                List.of(
                        "User.id",
                        "User.username",
                        "Person.name.full",
                        "Context.id",
                        "Context.title",
                        "CourseSection.timeFrame.begin",
                        "CourseSection.timeFrame.end",
                        "ResourceLink.id",
                        "ResourceLink.title"));
    }

    private List<Map<String, String>> messages() {
        List<String> types = new ArrayList<>(List.of("LtiResourceLinkRequest", "LtiDeepLinkingRequest"));
        if (quirks.offersProctoringServices()) {
            types.addAll(List.of("LtiSubmissionReviewRequest", "LtiStartProctoring", "LtiEndAssessment"));
        }
        return types.stream().map(type -> Map.of("type", type)).toList();
    }
}
