package app.vigil.demo.lms;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsonwebtoken.JwtBuilder;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The platform end of Proctoring Services 1.0, of its control service and of the submission review. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProctoringServicesTest {

    private static final String AP = "https://purl.imsglobal.org/spec/lti-ap/claim/";
    private static final String CONTROL = "application/vnd.ims.lti-ap.v1.control+json";
    private static final String SCOPE = "https://purl.imsglobal.org/spec/lti-ap/scope/control.all";

    private RunningLms lms;
    private ScriptedTool tool;
    private String link;

    @BeforeAll
    void aQuizIsProctored() {
        lms = RunningLms.start("--demo.profile=lenient");
        tool = new ScriptedTool(lms);
        link = tool.addActivity("2", Map.of("exam", "7"));
        lms.post("/mod/quiz/edit.php", "teacher", Map.of("id", "11", "minutes", "30", "proctoredBy", link));
    }

    @AfterAll
    void stop() {
        lms.close();
    }

    @Test
    void theStartCarriesEveryClaimOfTheStandard() {
        JsonNode claims = start("student1");
        assertThat(claims.path(ScriptedTool.P + "message_type").asString()).isEqualTo("LtiStartProctoring");
        assertThat(claims.path(ScriptedTool.P + "resource_link").path("id").asString())
                .isEqualTo(link);
        assertThat(claims.path(ScriptedTool.P + "custom").path("exam").asString())
                .isEqualTo("7");
        assertThat(claims.path(AP + "attempt_number").asInt()).isEqualTo(1);
        assertThat(claims.path(AP + "session_data").asString()).isNotBlank();
        assertThat(claims.path(AP + "start_assessment_url").asString()).startsWith(lms.address());
        assertThat(claims.path(AP + "acs").path("actions")).hasSize(5);
        JsonNode again = start("student1");
        assertThat(again.path(AP + "attempt_number")).isEqualTo(claims.path(AP + "attempt_number"));
        assertThat(again.path(AP + "session_data")).isEqualTo(claims.path(AP + "session_data"));
    }

    @Test
    void theQuizOpensWithTheStartAndEndsWithTheEnd() {
        JsonNode claims = start("student2");
        assertThat(lms.post("/mod/quiz/startattempt.php", "student2", Map.of("cmid", "11"))
                        .statusCode())
                .isEqualTo(403);
        HttpResponse<String> begun = begin(claims, assessment(claims));
        String page = begun.headers().firstValue("Location").orElseThrow();
        assertThat(page).contains("/mod/quiz/attempt.php");
        assertThat(lms.get(path(page), "student2").statusCode()).isEqualTo(200);
        String attempt = ScriptedTool.find(page, "attempt=(\\d+)");
        String after = lms.post("/mod/quiz/processattempt.php", "student2", Map.of("attempt", attempt, "go", "FINISH"))
                .headers()
                .firstValue("Location")
                .orElseThrow();
        JsonNode end = tool.launch(path(after), "student2");
        assertThat(end.path(ScriptedTool.P + "message_type").asString()).isEqualTo("LtiEndAssessment");
        assertThat(end.path(AP + "attempt_number").asInt()).isEqualTo(1);
        assertThat(start("student2").path(AP + "attempt_number").asInt())
                .as("the next one")
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "session_data",
                "attempt_number",
                "resource_link",
                "nonce",
                "deployment_id",
                "message_type",
                "version"
            })
    void refusesAStartInWhichSomethingIsNotAsItWas(String spoilt) {
        JsonNode claims = start("student3");
        JwtBuilder jwt = assessment(claims);
        switch (spoilt) {
            case "session_data" -> jwt.claim(AP + "session_data", "other");
            case "attempt_number" -> jwt.claim(AP + "attempt_number", 2);
            case "resource_link" -> jwt.claim(ScriptedTool.P + "resource_link", Map.of("id", "other"));
            case "nonce" -> jwt.claim("nonce", null);
            default -> jwt.claim(ScriptedTool.P + spoilt, "other");
        }
        assertThat(begin(claims, jwt).statusCode()).isEqualTo(400);
    }

    @Test
    void takesAStartOnceButLeadsBackIntoTheAttempt() {
        JsonNode claims = start("student4");
        String jwt = ScriptedTool.signed(assessment(claims));
        assertThat(post(claims, jwt).statusCode()).isEqualTo(302);
        assertThat(post(claims, jwt).statusCode()).as("the same nonce").isEqualTo(400);
        assertThat(begin(claims, assessment(claims)).statusCode())
                .as("a new one")
                .isEqualTo(302);
    }

    @Test
    void showsWhyTheToolLetsNobodyIn() {
        JsonNode claims = start("student3");
        HttpResponse<String> answer = begin(claims, assessment(claims).claim(AP + "errormsg", "No camera"));
        assertThat(answer.body()).contains("No camera");
    }

    @Test
    void aProctorPausesResumesGivesTimeAndEnds() {
        JsonNode claims = start("student5");
        String page = path(begin(claims, assessment(claims))
                .headers()
                .firstValue("Location")
                .orElseThrow());
        assertThat(status(control(claims, Map.of("action", "pause")))).isEqualTo("paused");
        assertThat(lms.get(page, "student5").statusCode()).isEqualTo(403);
        assertThat(status(control(claims, Map.of("action", "resume")))).isEqualTo("running");
        assertThat(lms.get(page, "student5").statusCode()).isEqualTo(200);
        JsonNode more = json(control(claims, Map.of("action", "update", "extra_time", 15)));
        assertThat(more.path("extra_time").asInt()).isEqualTo(15);
        assertThat(control(claims, Map.of("action", "terminate")).statusCode())
                .as("without severity and reason code")
                .isEqualTo(400);
        assertThat(status(control(
                        claims,
                        Map.of(
                                "action",
                                "terminate",
                                "incident_severity",
                                1,
                                "reason_code",
                                "x",
                                "reason_msg",
                                "left"))))
                .isEqualTo("terminated");
        assertThat(lms.get(page, "student5").statusCode()).isEqualTo(403);
        assertThat(lms.get("/mod/quiz/view.php?id=11", "teacher").body()).contains("data-state=\"terminated\"", "left");
    }

    @Test
    void refusesControlOfTheWrongKind() {
        JsonNode claims = start("student6");
        assertThat(control(claims, Map.of("action", "dance")).statusCode()).isEqualTo(400);
        assertThat(control(claims, Map.of("action", "resume")).statusCode()).isEqualTo(400);
        assertThat(control(claims, Map.of("action", "flag", "attempt_number", 9))
                        .statusCode())
                .isEqualTo(400);
        assertThat(control(claims, Map.of("action", "flag", "incident_time", "yesterday"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(tool.send("POST", address(claims), SCOPE, "application/json", body(claims, Map.of("action", "flag")))
                        .statusCode())
                .isEqualTo(406);
        assertThat(tool.send(
                                "POST",
                                address(claims),
                                ScriptedTool.SCORE,
                                CONTROL,
                                body(claims, Map.of("action", "flag")))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void opensASubmissionFromADeclaredItem() {
        HttpResponse<String> created = tool.send(
                "POST",
                tool.lineItems("2"),
                ScriptedTool.LINE_ITEM,
                "application/vnd.ims.lis.v2.lineitem+json",
                Map.of("label", "Report", "scoreMaximum", 100, "tag", "report", "submissionReview", Map.of()));
        String item = ScriptedTool.JSON.readTree(created.body()).path("id").asString();
        String address = ScriptedTool.find(
                lms.get("/grade/report.php?id=2", "teacher").body(),
                "data-test=\"review-student1-report\"\\s+href=\"([^\"]+)\"");
        JsonNode claims = tool.launch(address, "teacher");
        assertThat(claims.path(ScriptedTool.P + "message_type").asString()).isEqualTo("LtiSubmissionReviewRequest");
        assertThat(claims.path(ScriptedTool.P + "for_user").path("user_id").asString())
                .isNotBlank();
        assertThat(claims.path("https://purl.imsglobal.org/spec/lti-ags/claim/endpoint")
                        .path("lineitem")
                        .asString())
                .isEqualTo(item);
        assertThat(lms.get(address, "student2").statusCode()).isEqualTo(403);
    }

    @Test
    void saysInItsConfigurationWhatItOffers() {
        assertThat(lms.get("/mod/lti/openid-configuration.php", "admin").body())
                .contains("LtiStartProctoring", "LtiEndAssessment", "LtiSubmissionReviewRequest", SCOPE);
        assertThat(RunningLms.shared()
                        .get("/mod/lti/openid-configuration.php", "admin")
                        .body())
                .doesNotContain("LtiStartProctoring", SCOPE);
    }

    private JsonNode start(String username) {
        return tool.launch(lms.post("/mod/quiz/startproctoring.php", username, Map.of("cmid", "11")), username);
    }

    private JwtBuilder assessment(JsonNode start) {
        return tool.jwt(lms.address())
                .claim("nonce", UUID.randomUUID().toString())
                .claim(ScriptedTool.P + "message_type", "LtiStartAssessment")
                .claim(ScriptedTool.P + "version", "1.3.0")
                .claim(ScriptedTool.P + "deployment_id", tool.id)
                .claim(ScriptedTool.P + "resource_link", Map.of("id", link))
                .claim(AP + "session_data", start.path(AP + "session_data").asString())
                .claim(AP + "attempt_number", start.path(AP + "attempt_number").asInt())
                .claim(AP + "end_assessment_return", true);
    }

    private HttpResponse<String> begin(JsonNode start, JwtBuilder jwt) {
        return post(start, ScriptedTool.signed(jwt));
    }

    private HttpResponse<String> post(JsonNode start, String jwt) {
        return lms.postWithoutCookie(
                path(start.path(AP + "start_assessment_url").asString()), Map.of("JWT", jwt));
    }

    private HttpResponse<String> control(JsonNode start, Map<String, Object> said) {
        return tool.send("POST", address(start), SCOPE, CONTROL, body(start, said));
    }

    private static String address(JsonNode start) {
        return start.path(AP + "acs").path("assessment_control_url").asString();
    }

    private Map<String, Object> body(JsonNode start, Map<String, Object> said) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "user", Map.of("iss", lms.address(), "sub", start.path("sub").asString()),
                "resource_link", Map.of("id", link),
                "attempt_number", start.path(AP + "attempt_number").asInt(),
                "incident_time", "2026-11-21T20:00:00Z"));
        body.putAll(said);
        return body;
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return ScriptedTool.JSON.readTree(answer.body());
    }

    private static String status(HttpResponse<String> answer) {
        return json(answer).path("status").asString();
    }

    private String path(String address) {
        return address.startsWith("http") ? address.substring(lms.address().length()) : address;
    }
}
