package app.vigil.demo.lms.registration;

import app.vigil.demo.lms.Quirks;
import app.vigil.demo.lms.store.Sequence;
import app.vigil.demo.lms.store.StateFile;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where a tool registers itself with a one-use token.
 *
 * @see <a href="https://www.imsglobal.org/spec/lti-dr/v1p0#client-registration-response">Dynamic Registration 3.6</a>
 */
@RestController
class OpenidRegistrationController {

    private static final Logger log = LoggerFactory.getLogger(OpenidRegistrationController.class);
    private static final String BEARER = "Bearer ";
    private static final String TOOL = "https://purl.imsglobal.org/spec/lti-tool-configuration";

    private final RegistrationTokens tokens;
    private final ToolRegistrations tools;
    private final StateFile state;
    private final Quirks quirks;
    private final JsonMapper json;

    OpenidRegistrationController(
            RegistrationTokens tokens, ToolRegistrations tools, StateFile state, Quirks quirks, JsonMapper json) {
        this.tokens = tokens;
        this.tools = tools;
        this.state = state;
        this.quirks = quirks;
        this.json = json;
    }

    @PostMapping("/mod/lti/openid-registration.php")
    ResponseEntity<?> register(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            @RequestBody byte[] body) {
        if (authorization == null || !authorization.startsWith(BEARER)) {
            return error(401, "invalid_token", "A registration token is needed");
        }
        if (!tokens.spend(authorization.substring(BEARER.length()))) {
            return error(401, "invalid_token", "The registration token is unknown, used or too old");
        }
        JsonNode posted = parsed(body);
        if (!(posted instanceof ObjectNode request)) {
            return error(400, "invalid_client_metadata", "The body is no JSON object");
        }
        List<String> faults = new RegistrationRequest(request).faults();
        if (!faults.isEmpty()) {
            return error(400, "invalid_client_metadata", String.join("; ", faults));
        }
        return ResponseEntity.ok(answer(request, accept(request)));
    }

    private ToolRegistration accept(ObjectNode request) {
        String clientId = UUID.randomUUID().toString().substring(0, 18).replace("-", "");
        boolean active = !quirks.registeredToolsStartPending();
        ToolRegistration tool =
                new RegistrationRequest(request).accepted(state.nextId(Sequence.TOOL), clientId, active);
        tools.add(tool);
        log.info("Tool {} registered itself as client {}", tool.id(), clientId);
        return tool;
    }

    private static ObjectNode answer(ObjectNode request, ToolRegistration tool) {
        ObjectNode answer = request.deepCopy();
        answer.put("client_id", tool.clientId());
        answer.put("scope", String.join(" ", tool.scopes()));
        ((ObjectNode) answer.path(TOOL)).put("deployment_id", tool.id());
        return answer;
    }

    private @Nullable JsonNode parsed(byte[] body) {
        try {
            return json.readTree(body);
        } catch (JacksonException e) {
            return null;
        }
    }

    private static ResponseEntity<Map<String, String>> error(int status, String code, String description) {
        return ResponseEntity.status(status).body(Map.of("error", code, "error_description", description));
    }
}
