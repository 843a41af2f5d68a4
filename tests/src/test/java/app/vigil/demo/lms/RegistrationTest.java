package app.vigil.demo.lms;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class RegistrationTest {

    private static final String TOOL = "https://purl.imsglobal.org/spec/lti-tool-configuration";

    private final RunningLms lms = RunningLms.shared();

    @Test
    void registersAToolThatWaitsForActivation() {
        HttpResponse<String> answer = register(openedFrame().get("registration_token"), wish());
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode registered = ScriptedTool.JSON.readTree(answer.body());
        String id = registered.path(TOOL).path("deployment_id").asString();
        assertThat(registered.path("client_id").asString()).isNotBlank();
        assertThat(list()).contains("data-test=\"activate-" + id + "\"");
        lms.post("/admin/tools/activate", "admin", Map.of("id", id));
        assertThat(list()).doesNotContain("data-test=\"activate-" + id + "\"");
    }

    @Test
    void takesARegistrationTokenOnce() {
        String token = openedFrame().get("registration_token");
        register(token, wish());
        assertThat(register(token, wish()).statusCode()).isEqualTo(401);
    }

    @Test
    void refusesADomainThatIsNotTheTargets() {
        ObjectNode wish = wish();
        ((ObjectNode) wish.path(TOOL)).put("domain", "elsewhere.example");
        HttpResponse<String> answer = register(openedFrame().get("registration_token"), wish);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("domain must be");
    }

    @Test
    void frameGetsAConfigurationOfTheSameIssuer() {
        String configuration = openedFrame().get("openid_configuration");
        JsonNode answer = ScriptedTool.JSON.readTree(
                RunningLms.send(lms.request(configuration).GET()).body());
        assertThat(answer.path("issuer").asString()).isEqualTo(lms.address());
        assertThat(configuration).startsWith(lms.address());
    }

    @Test
    void onlyTheAdministratorRegistersTools() {
        assertThat(lms.get("/admin/tools", "teacher").statusCode()).isEqualTo(403);
        assertThat(lms.post("/admin/tools/activate", "teacher", Map.of("id", "1"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void opensNoFrameForSomethingThatIsNoWebAddress() {
        assertThat(lms.post("/admin/tools/registration", "admin", Map.of("url", "javascript:alert(1)"))
                        .headers()
                        .firstValue("Location"))
                .contains("/admin/tools?invalid=true");
    }

    private Map<String, String> openedFrame() {
        String page = lms.post("/admin/tools/registration", "admin", Map.of("url", "http://localhost:9/register?i=1"))
                .body();
        String frame = ScriptedTool.find(page, "id=\"registration-frame\"[^>]* src=\"([^\"]*)\"");
        return UriComponentsBuilder.fromUriString(frame).build().getQueryParams().toSingleValueMap().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> URLDecoder.decode(entry.getValue(), StandardCharsets.UTF_8)));
    }

    private String list() {
        return lms.get("/admin/tools", "admin").body();
    }

    private HttpResponse<String> register(String token, ObjectNode wish) {
        return RunningLms.send(lms.request("/mod/lti/openid-registration.php")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(wish.toString())));
    }

    private static ObjectNode wish() {
        return ScriptedTool.JSON.valueToTree(Map.of(
                "application_type",
                "web",
                "response_types",
                List.of("id_token"),
                "grant_types",
                List.of("implicit", "client_credentials"),
                "initiate_login_uri",
                "http://localhost:9/login",
                "redirect_uris",
                List.of("http://localhost:9/launch"),
                "client_name",
                "Wishing tool",
                "jwks_uri",
                "http://localhost:9/jwks",
                "token_endpoint_auth_method",
                "private_key_jwt",
                "scope",
                ScriptedTool.SCORE,
                TOOL,
                Map.of("domain", "localhost:9", "target_link_uri", "http://localhost:9/launch")));
    }
}
