package app.vigil.lti.registration;

import app.vigil.lti.LtiProblem;
import app.vigil.lti.outbound.AddressPolicy;
import app.vigil.lti.outbound.GuardedClient;
import app.vigil.lti.outbound.OutboundFailure;
import app.vigil.lti.outbound.OutboundRequest;
import app.vigil.lti.outbound.OutboundResponse;
import app.vigil.shared.ProblemException;
import java.net.URI;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Fetches and judges a platform's configuration (Dynamic Registration 1.0, 3.4). */
@Component
class PlatformConfigurations {

    private static final String PLATFORM = "https://purl.imsglobal.org/spec/lti-platform-configuration";
    private static final int SIZE_LIMIT = 256 * 1024;
    private static final int LENGTH = 500;
    private static final int LABEL_LENGTH = 100;

    private final GuardedClient client;
    private final AddressPolicy addressPolicy;
    private final JsonMapper json;

    PlatformConfigurations(GuardedClient client, AddressPolicy addressPolicy, JsonMapper json) {
        this.client = client;
        this.addressPolicy = addressPolicy;
        this.json = json;
    }

    /** Problems {@code platform-configuration-unreachable} and {@code platform-configuration-invalid}. */
    PlatformConfiguration fetch(URI address) {
        JsonNode document = document(address);
        String issuer = text(document, "issuer");
        if (!sameHost(address, issuer)) {
            throw invalid("issuer-on-another-host");
        }
        return new PlatformConfiguration(
                issuer,
                address(document, "authorization_endpoint"),
                address(document, "token_endpoint"),
                address(document, "jwks_uri"),
                address(document, "registration_endpoint"),
                tokenAudience(document),
                scopes(document),
                messages(document),
                label(document.path(PLATFORM).path("product_family_code").asString("")));
    }

    private JsonNode document(URI address) {
        try {
            OutboundResponse response = client.send(OutboundRequest.get(address, "application/json"), SIZE_LIMIT);
            if (!response.successful()) {
                throw new ProblemException(LtiProblem.PLATFORM_CONFIGURATION_UNREACHABLE)
                        .with("status", response.status());
            }
            return json.readTree(response.body());
        } catch (OutboundFailure failure) {
            throw new ProblemException(LtiProblem.PLATFORM_CONFIGURATION_UNREACHABLE)
                    .with("reason", failure.kind())
                    .causedBy(failure);
        } catch (JacksonException notJson) {
            throw invalid("not-json").causedBy(notJson);
        }
    }

    /** 3.4: the configuration lies on the issuer's host, so that nobody registers in another platform's name. */
    private static boolean sameHost(URI address, String issuer) {
        try {
            String host = URI.create(issuer).getHost();
            return host != null && host.equalsIgnoreCase(address.getHost());
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }

    private static @Nullable String tokenAudience(JsonNode document) {
        return document.path("authorization_server").isString() ? text(document, "authorization_server") : null;
    }

    private static String label(String text) {
        return text.substring(0, Math.min(text.length(), LABEL_LENGTH));
    }

    private static String text(JsonNode document, String name) {
        String text = document.path(name).asString("");
        if (text.isBlank() || text.length() > LENGTH) {
            throw invalid(name);
        }
        return text;
    }

    private URI address(JsonNode document, String name) {
        try {
            URI address = URI.create(text(document, name));
            if (addressPolicy.permits(address)) {
                return address;
            }
            throw invalid(name);
        } catch (IllegalArgumentException notAnAddress) {
            throw invalid(name).causedBy(notAnAddress);
        }
    }

    private static Set<String> scopes(JsonNode document) {
        Set<String> scopes = new HashSet<>();
        document.path("scopes_supported").forEach(scope -> scopes.add(scope.asString("")));
        return scopes;
    }

    private static Set<String> messages(JsonNode document) {
        Set<String> messages = new HashSet<>();
        document.path(PLATFORM)
                .path("messages_supported")
                .forEach(message -> messages.add(message.path("type").asString("")));
        return messages;
    }

    private static ProblemException invalid(String what) {
        return new ProblemException(LtiProblem.PLATFORM_CONFIGURATION_INVALID).with("what", what);
    }
}
