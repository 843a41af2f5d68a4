package app.vigil.demo.lms;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsonwebtoken.JwtBuilder;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DeepLinkingTest {

    private static final String P = ScriptedTool.P;

    private final RunningLms lms = RunningLms.shared();
    private final ScriptedTool tool = new ScriptedTool(lms);

    @Test
    void addsEveryItemWithItsColumn() {
        JsonNode request = tool.deepLinkingRequest("2", "teacher");
        Map<String, Object> first = Map.of(
                "type", "ltiResourceLink", "title", "First of " + tool.id, "lineItem", Map.of("scoreMaximum", 5));
        Map<String, Object> second = Map.of("type", "ltiResourceLink", "title", "Second of " + tool.id);
        HttpResponse<String> answer = take(tool.deepLinkingResponse(request, List.of(first, second)), "teacher");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(lms.get("/course/view.php?id=2", "teacher").body())
                .contains("First of " + tool.id)
                .contains("Second of " + tool.id);
        assertThat(lms.get("/grade/report.php?id=2", "teacher").body())
                .contains("First of " + tool.id)
                .doesNotContain("Second of " + tool.id);
    }

    @Test
    void escapesTheTitleOfAnItem() {
        JsonNode request = tool.deepLinkingRequest("2", "teacher");
        Map<String, Object> item = Map.of("type", "ltiResourceLink", "title", "<script>" + tool.id);
        take(tool.deepLinkingResponse(request, List.of(item)), "teacher");
        assertThat(lms.get("/course/view.php?id=2", "teacher").body())
                .contains("&lt;script&gt;" + tool.id)
                .doesNotContain("<script>" + tool.id);
    }

    @Test
    void takesAnAnswerOnce() {
        JwtBuilder response = tool.deepLinkingResponse(tool.deepLinkingRequest("2", "teacher"), List.of());
        take(response, "teacher");
        refused(take(response, "teacher"), "nonce was used before");
        refused(take(response.claim("nonce", "fresh " + tool.id), "teacher"), "data are not those");
    }

    @Test
    void refusesAnAnswerThatFailsOneCheck() {
        JsonNode request = tool.deepLinkingRequest("2", "teacher");
        refused(take(correct(request).issuer("stranger"), "teacher"), "iss is not");
        refused(take(correct(request).claim(P + "deployment_id", "0"), "teacher"), "deployment_id");
        refused(take(correct(request).claim(P + "version", "1.1"), "teacher"), "version");
        refused(take(correct(request).claim(P + "message_type", "LtiResourceLinkRequest"), "teacher"), "message_type");
        refused(take(correct(request).claim("nonce", null), "teacher"), "nonce is missing");
        refused(take(correct(request).expiration(null), "teacher"), "exp is missing");
        refused(
                take(correct(request).claim("https://purl.imsglobal.org/spec/lti-dl/claim/data", "x"), "teacher"),
                "data are not those");
    }

    @Test
    void refusesAStudent() {
        assertThat(lms.get("/mod/lti/contentitem_launch.php?course=2&id=" + tool.id, "student1")
                        .statusCode())
                .isEqualTo(403);
        JsonNode request = tool.deepLinkingRequest("2", "teacher");
        assertThat(take(correct(request), "student1").statusCode()).isEqualTo(403);
    }

    private JwtBuilder correct(JsonNode request) {
        return tool.deepLinkingResponse(request, List.of());
    }

    private HttpResponse<String> take(JwtBuilder response, String username) {
        return tool.returnDeepLinking("2", username, ScriptedTool.signed(response));
    }

    private static void refused(HttpResponse<String> answer, String reason) {
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(reason);
    }
}
