package app.vigil.demo.lms;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class LaunchTest {

    private static final String P = ScriptedTool.P;

    private final RunningLms lms = RunningLms.shared();
    private final ScriptedTool tool = new ScriptedTool(lms);
    private String launch = "";

    @BeforeEach
    void addAnActivity() {
        String cmid =
                tool.addActivity("2", Map.of("quizAddress", "x", "unknown", "$Foo.bar", "link", "$ResourceLink.id"));
        launch = "/mod/lti/launch.php?id=" + cmid;
    }

    @Test
    void carriesWhatTheStandardAndMoodlePutIntoALaunch() {
        JsonNode claims = tool.launch(launch, "student1");
        assertThat(claims.path("sub").asString()).isEqualTo("11");
        assertThat(claims.path("aud").asString()).isEqualTo(tool.clientId);
        assertThat(claims.path("nonce").asString()).isEqualTo("nonce-1");
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(60);
        assertThat(claims.path("name").asString()).isEqualTo("Алёна Соловьёва");
        assertThat(claims.path(P + "deployment_id").asString()).isEqualTo(tool.id);
        assertThat(claims.path(P + "message_type").asString()).isEqualTo("LtiResourceLinkRequest");
        assertThat(claims.path(P + "custom").path("quizaddress").asString()).isEqualTo("x");
        assertThat(claims.path(P + "custom").path("quizAddress").asString()).isEqualTo("x");
        assertThat(claims.path(P + "custom").path("unknown").asString()).isEqualTo("$Foo.bar");
        assertThat(claims.path(P + "custom").path("link").asString())
                .isEqualTo(claims.path(P + "resource_link").path("id").asString());
        assertThat(claims.path("https://purl.imsglobal.org/spec/lti-ags/claim/endpoint")
                        .path("lineitem")
                        .asString())
                .endsWith("/lineitem?type_id=" + tool.id);
    }

    @Test
    void namesANonEditingTeacherInstructorAndTeachingAssistant() {
        assertThat(tool.launch(launch, "proctor").path(P + "roles").toString())
                .contains("membership#Instructor")
                .contains("membership/Instructor#TeachingAssistant");
    }

    @Test
    void lineitemVanishesWhenASecondItemBelongsToTheLink() {
        String cmid = launch.substring(launch.indexOf('=') + 1);
        tool.send(
                "POST",
                tool.lineItems("2"),
                ScriptedTool.LINE_ITEM,
                "application/vnd.ims.lis.v2.lineitem+json",
                Map.of("label", "second", "scoreMaximum", 10, "resourceLinkId", cmid));
        assertThat(tool.launch(launch, "student1")
                        .path("https://purl.imsglobal.org/spec/lti-ags/claim/endpoint")
                        .has("lineitem"))
                .isFalse();
    }

    @Test
    void takesALaunchHintOnce() {
        Map<String, String> request = freshRequest();
        lms.post("/mod/lti/auth.php", "student1", request);
        assertThat(error(request)).isEqualTo("invalid_request");
    }

    @Test
    void refusesALoginHintOfSomebodyElse() {
        Map<String, String> request = freshRequest();
        HttpResponse<String> answer = lms.post("/mod/lti/auth.php", "student2", request);
        assertThat(ScriptedTool.fields(answer.body())).containsEntry("error", "login_required");
    }

    @Test
    void refusesWhatIsNotAnOpenidFormPostRequest() {
        assertThat(error(spoilt("scope", "openid email"))).isEqualTo("invalid_scope");
        assertThat(error(spoilt("response_mode", "query"))).isEqualTo("invalid_request");
        assertThat(error(spoilt("response_type", "code"))).isEqualTo("unsupported_response_type");
        assertThat(error(spoilt("prompt", "login"))).isEqualTo("invalid_request");
        assertThat(error(spoilt("nonce", ""))).isEqualTo("invalid_request");
    }

    @Test
    void sendsNothingToAnUnregisteredAddress() {
        Map<String, String> request = spoilt("redirect_uri", ScriptedTool.address("/launch/"));
        HttpResponse<String> answer = lms.post("/mod/lti/auth.php", "student1", request);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain("id=\"autopost\"");
    }

    @Test
    void postsOnceMoreToItselfWhenTheCookieDidNotCome() {
        Map<String, String> request = freshRequest();
        HttpResponse<String> answer = lms.postWithoutCookie("/mod/lti/auth.php", request);
        assertThat(ScriptedTool.fields(answer.body()))
                .containsAllEntriesOf(request)
                .containsKey("repost");
    }

    @Test
    void offersPlatformStorageWhereItIsSwitchedOn() {
        assertThat(ScriptedTool.fields(lms.get(launch, "student1").body())).doesNotContainKey("lti_storage_target");
        try {
            lms.post("/admin/platform-storage", "admin", Map.of("mode", "FRAME"));
            assertThat(ScriptedTool.fields(lms.get(launch, "student1").body()))
                    .containsEntry("lti_storage_target", "lti-storage");
            assertThat(lms.get(launch.replace("launch", "view"), "student1").body())
                    .contains("<iframe name=\"lti-storage\" src=\"/mod/lti/storage.php\"");
        } finally {
            lms.post("/admin/platform-storage", "admin", Map.of("mode", "OFF"));
        }
    }

    private Map<String, String> freshRequest() {
        return tool.authenticationRequest(lms.get(launch, "student1").body());
    }

    private Map<String, String> spoilt(String name, String value) {
        Map<String, String> request = new HashMap<>(freshRequest());
        request.put(name, value);
        return request;
    }

    private String error(Map<String, String> request) {
        return ScriptedTool.fields(
                        lms.post("/mod/lti/auth.php", "student1", request).body())
                .get("error");
    }
}
