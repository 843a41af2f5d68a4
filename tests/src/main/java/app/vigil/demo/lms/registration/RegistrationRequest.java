package app.vigil.demo.lms.registration;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A tool's registration as it was posted, with the checks of Dynamic Registration 3.6.
 *
 * @see <a href="https://www.imsglobal.org/spec/lti-dr/v1p0#tool-configuration">Tool configuration</a>
 */
record RegistrationRequest(JsonNode json) {

    private static final String TOOL = "https://purl.imsglobal.org/spec/lti-tool-configuration";

    private JsonNode tool() {
        return json.path(TOOL);
    }

    /** Everything that is wrong with it; empty means acceptable. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        require(faults, "web".equals(text(json, "application_type")), "application_type must be web");
        require(faults, strings(json, "response_types").contains("id_token"), "response_types lacks id_token");
        require(
                faults,
                strings(json, "grant_types").containsAll(List.of("implicit", "client_credentials")),
                "grant_types must hold implicit and client_credentials");
        require(
                faults,
                "private_key_jwt".equals(text(json, "token_endpoint_auth_method")),
                "token_endpoint_auth_method must be private_key_jwt");
        require(faults, text(json, "client_name") != null, "client_name is missing");
        require(faults, WebAddress.isValid(text(json, "initiate_login_uri")), "initiate_login_uri is no address");
        require(faults, WebAddress.isValid(text(json, "jwks_uri")), "jwks_uri is no address");
        require(faults, WebAddress.isValid(text(tool(), "target_link_uri")), "target_link_uri is no address");
        List<String> redirects = strings(json, "redirect_uris");
        require(
                faults,
                !redirects.isEmpty() && redirects.stream().allMatch(WebAddress::isValid),
                "redirect_uris is missing or holds no address");
        require(faults, domainFits(), "domain must be host and port of target_link_uri");
        return faults;
    }

    private static void require(List<String> faults, boolean condition, String fault) {
        if (!condition) {
            faults.add(fault);
        }
    }

    private boolean domainFits() {
        String target = text(tool(), "target_link_uri");
        return WebAddress.isValid(target)
                && target != null
                && URI.create(target).getRawAuthority().equals(text(tool(), "domain"));
    }

    ToolRegistration accepted(String id, String clientId, boolean active) {
        return new ToolRegistration(
                id,
                clientId,
                textOf(json, "client_name"),
                textOf(json, "initiate_login_uri"),
                strings(json, "redirect_uris"),
                textOf(json, "jwks_uri"),
                textOf(tool(), "target_link_uri"),
                deepLinkUrl(),
                custom(),
                scopes(),
                active);
    }

    private @Nullable String deepLinkUrl() {
        return tool().path("messages")
                .valueStream()
                .filter(message -> "LtiDeepLinkingRequest".equals(text(message, "type")))
                .map(message -> text(message, "target_link_uri"))
                .filter(WebAddress::isValid)
                .findFirst()
                .orElse(null);
    }

    private Map<String, String> custom() {
        Map<String, String> custom = new LinkedHashMap<>();
        tool().path("custom_parameters")
                .properties()
                .forEach(entry -> custom.put(entry.getKey(), entry.getValue().asString("")));
        return custom;
    }

    private List<String> scopes() {
        String asked = text(json, "scope");
        return asked == null
                ? List.of()
                : Arrays.stream(asked.split(" ")).filter(Scopes.ALL::contains).toList();
    }

    private static String textOf(JsonNode node, String name) {
        return node.path(name).asString("");
    }

    private static @Nullable String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isString() && !value.asString().isBlank() ? value.asString() : null;
    }

    private static List<String> strings(JsonNode node, String name) {
        return node.path(name).valueStream().map(value -> value.asString("")).toList();
    }
}
