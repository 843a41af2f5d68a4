package app.vigil.lti.acs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.vigil.lti.ControlAction;
import app.vigil.lti.LtiRoom;
import app.vigil.lti.Registration;
import app.vigil.lti.Scopes;
import app.vigil.lti.StartProctoringLaunch.ControlEndpoint;
import app.vigil.lti.TestPlatform;
import app.vigil.lti.TestPlatform.Answer;
import app.vigil.lti.acs.ControlOutcome.NotObeyed;
import app.vigil.lti.acs.ControlOutcome.Obeyed;
import app.vigil.lti.acs.ControlOutcome.Why;
import app.vigil.testing.Database;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The Assessment Control Service of Proctoring Services 1.0: what is sent, and what becomes of every answer. */
class AssessmentControlsTest {

    private static final String CONTROL = "application/vnd.ims.lti-ap.v1.control+json";
    private static final Instant SEEN = Instant.parse("2026-11-21T20:00:00.123456Z");

    private final TestPlatform platform = new TestPlatform().givesTokens();
    private final LtiRoom room = new LtiRoom(Database.H2);
    private Registration registration;

    @BeforeEach
    void connect() {
        registration = room.connect(platform);
    }

    @AfterEach
    void close() {
        room.close();
        platform.close();
    }

    @Test
    void sendsEveryMemberUnderItsName() {
        answers(200, Map.of("status", "running", "extra_time", 12));
        ControlOutcome outcome = send(new ControlRequest(
                "user-1", "link-1", 2, ControlAction.UPDATE, SEEN, 0.5, Duration.ofSeconds(601), "N52", "Fire drill"));
        JsonNode sent = sent();
        assertThat(sent.path("user")).isEqualTo(json(Map.of("iss", platform.issuer(), "sub", "user-1")));
        assertThat(sent.path("resource_link")).isEqualTo(json(Map.of("id", "link-1")));
        assertThat(sent.path("attempt_number").asInt()).isEqualTo(2);
        assertThat(sent.path("action").asString()).isEqualTo("update");
        assertThat(sent.path("incident_time").asString()).isEqualTo("2026-11-21T20:00:00.123Z");
        assertThat(sent.path("incident_severity").asDouble()).isEqualTo(0.5);
        assertThat(sent.path("extra_time").asInt())
                .as("whole minutes, rounded up")
                .isEqualTo(11);
        assertThat(sent.path("reason_code").asString()).isEqualTo("N52");
        assertThat(sent.path("reason_msg").asString()).isEqualTo("Fire drill");
        assertThat(outcome).isEqualTo(new Obeyed(AssessmentStatus.RUNNING, Duration.ofMinutes(12)));
    }

    @Test
    void usesTheMediaTypeAndTheScopeOfTheService() {
        answers(200, Map.of("status", "paused"));
        send(request(ControlAction.PAUSE));
        TestPlatform.Received received = platform.requestsTo("/control").getFirst();
        assertThat(received.method()).isEqualTo("POST");
        assertThat(received.header("content-type")).isEqualTo(CONTROL);
        assertThat(received.header("accept")).isEqualTo(CONTROL);
        assertThat(received.header("authorization")).startsWith("Bearer ");
        assertThat(platform.requestsTo("/token").getFirst().form("scope")).isEqualTo(Scopes.ASSESSMENT_CONTROL);
    }

    @Test
    void leavesOutWhatIsNotSaid() {
        answers(200, Map.of("status", "running"));
        send(request(ControlAction.FLAG));
        assertThat(sent().propertyNames())
                .containsExactlyInAnyOrder("user", "resource_link", "attempt_number", "action", "incident_time");
    }

    @ParameterizedTest
    @EnumSource(ControlAction.class)
    void writesEachActionAsTheStandardDoes(ControlAction action) {
        answers(200, Map.of("status", "none"));
        assertThat(send(request(action))).isInstanceOf(Obeyed.class);
        assertThat(sent().path("action").asString()).isEqualTo(action.name().toLowerCase(java.util.Locale.ROOT));
    }

    @ParameterizedTest
    @EnumSource(AssessmentStatus.class)
    void readsEachStatus(AssessmentStatus status) {
        answers(200, Map.of("status", status.name().toLowerCase(java.util.Locale.ROOT)));
        assertThat(send(request(ControlAction.FLAG))).isEqualTo(new Obeyed(status, Duration.ZERO));
    }

    @Test
    void doesNotSendWhatThePlatformDoesNotOffer() {
        ControlEndpoint flagsOnly = new ControlEndpoint(Set.of(ControlAction.FLAG), platform.address("/control"));
        assertThat(room.get(AssessmentControls.class)
                        .send(registration.id(), flagsOnly, request(ControlAction.TERMINATE)))
                .isEqualTo(new NotObeyed(Why.NOT_OFFERED, 0, null));
        assertThat(platform.requestsTo("/control")).isEmpty();
        assertThat(platform.requestsTo("/token")).isEmpty();
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "400, REFUSED, false",
        "422, REFUSED, false",
        "401, UNAUTHORIZED, true",
        "403, FORBIDDEN, false",
        "404, NOT_FOUND, false",
        "406, MEDIA_TYPE, false",
        "409, CONFLICT, false",
        "415, MEDIA_TYPE, false",
        "500, PLATFORM_ERROR, true",
        "503, PLATFORM_ERROR, true",
        "302, PLATFORM_ERROR, true"
    })
    void tellsFailuresApart(int status, Why why, boolean retryable) {
        platform.on("/control", request -> Answer.empty(status));
        assertThat(send(request(ControlAction.FLAG))).isEqualTo(new NotObeyed(why, status, null));
        assertThat(why.retryable()).isEqualTo(retryable);
    }

    @Test
    void waitsAsLongAsAThrottlingPlatformAsks() {
        platform.on("/control", request -> Answer.empty(429).with("Retry-After", "17"));
        assertThat(send(request(ControlAction.FLAG)))
                .isEqualTo(new NotObeyed(Why.THROTTLED, 429, Duration.ofSeconds(17)));
    }

    @Test
    void renewsTheTokenOnce() {
        platform.on(
                "/control",
                request -> platform.requestsTo("/control").size() == 1
                        ? Answer.empty(401)
                        : Answer.json(200, Map.of("status", "running")));
        assertThat(send(request(ControlAction.FLAG))).isInstanceOf(Obeyed.class);
        assertThat(platform.requestsTo("/token")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{}", "{\"status\":\"dancing\"}", "{\"status\":7}"})
    void doesNotTakeAnAnswerWithoutStatusForSuccess(String body) {
        platform.on("/control", request -> new Answer(200, Map.of(), body));
        assertThat(send(request(ControlAction.TERMINATE))).isEqualTo(new NotObeyed(Why.UNREADABLE, 200, null));
    }

    @Test
    void callsNoForeignHost() {
        ControlEndpoint foreign =
                new ControlEndpoint(Set.of(ControlAction.FLAG), URI.create("https://evil.example/control"));
        assertThat(room.get(AssessmentControls.class).send(registration.id(), foreign, request(ControlAction.FLAG)))
                .isEqualTo(new NotObeyed(Why.FORBIDDEN, 403, null));
        assertThat(platform.requestsTo("/token")).isEmpty();
    }

    @Test
    void saysSoWhenNobodyAnswers() {
        platform.close();
        assertThat(send(request(ControlAction.FLAG))).isEqualTo(new NotObeyed(Why.UNREACHABLE, 0, null));
    }

    @Test
    void refusesValuesTheStandardDoesNotKnow() {
        assertThatThrownBy(() -> request(ControlAction.FLAG, 1.1, null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> request(ControlAction.FLAG, -0.1, null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> request(ControlAction.FLAG, Double.NaN, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> request(ControlAction.PAUSE, null, Duration.ofMinutes(5)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> request(ControlAction.UPDATE, null, Duration.ofMinutes(-5)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private ControlOutcome send(ControlRequest request) {
        ControlEndpoint endpoint = new ControlEndpoint(Set.of(ControlAction.values()), platform.address("/control"));
        return room.get(AssessmentControls.class).send(registration.id(), endpoint, request);
    }

    private void answers(int status, Map<String, Object> body) {
        platform.on("/control", request -> Answer.json(status, body));
    }

    private JsonNode sent() {
        return JsonMapper.shared()
                .readTree(platform.requestsTo("/control").getLast().body());
    }

    private static JsonNode json(Object value) {
        return JsonMapper.shared().valueToTree(value);
    }

    private static ControlRequest request(ControlAction action) {
        return request(action, null, null);
    }

    private static ControlRequest request(ControlAction action, Double severity, Duration extraTime) {
        return new ControlRequest("user-1", "link-1", 1, action, SEEN, severity, extraTime, null, null);
    }
}
