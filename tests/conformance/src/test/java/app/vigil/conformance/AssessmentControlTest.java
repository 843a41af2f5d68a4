package app.vigil.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import app.vigil.conformance.platform.Asked;
import app.vigil.conformance.platform.Reply;
import app.vigil.conformance.platform.Reply.Manner;
import app.vigil.conformance.tool.ToolNode;
import app.vigil.lti.ControlAction;
import app.vigil.lti.StartProctoringLaunch.ControlEndpoint;
import app.vigil.lti.acs.AssessmentControls;
import app.vigil.lti.acs.AssessmentStatus;
import app.vigil.lti.acs.ControlOutcome;
import app.vigil.lti.acs.ControlOutcome.NotObeyed;
import app.vigil.lti.acs.ControlOutcome.Obeyed;
import app.vigil.lti.acs.ControlRequest;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The Assessment Control Service of Proctoring Services 1.0. */
class AssessmentControlTest extends ServiceConformance {

    private static final Set<ControlAction> ALL = EnumSet.allOf(ControlAction.class);

    @ParameterizedTest(name = "LTI-AP 1.0 ACS: {0} arrives with everything the platform needs to find the attempt")
    @EnumSource(ControlAction.class)
    void sends(ControlAction action) {
        platform.on("/control", asked -> Reply.json(200, Map.of("status", "paused", "extra_time", 7)));
        assertThat(send(action, ALL)).isEqualTo(new Obeyed(AssessmentStatus.PAUSED, Duration.ofMinutes(7)));
        Asked asked = platform.requestsTo("/control").getFirst();
        assertThat(asked.header("content-type")).isEqualTo("application/vnd.ims.lti-ap.v1.control+json");
        JsonNode body = JsonMapper.shared().readTree(asked.body());
        assertThat(body.path("user").path("iss").asString()).isEqualTo(platform.issuer());
        assertThat(body.path("user").path("sub").asString()).isEqualTo("user-1");
        assertThat(body.path("resource_link").path("id").asString()).isEqualTo("link-1");
        assertThat(body.path("attempt_number").asInt()).isEqualTo(3);
        assertThat(body.path("action").asString()).isEqualTo(action.code());
        assertThat(body.path("incident_severity").asDouble()).isEqualTo(0.5);
        assertThat(body.path("incident_time").asString()).startsWith("2026-").endsWith("Z");
    }

    @Test
    @DisplayName("LTI-AP 1.0 ACS: extra time travels in whole minutes, rounded up")
    void countsMinutes() {
        platform.on("/control", asked -> Reply.json(200, Map.of("status", "running")));
        send(ControlAction.UPDATE, ALL);
        JsonNode body = JsonMapper.shared()
                .readTree(platform.requestsTo("/control").getFirst().body());
        assertThat(body.path("extra_time").asInt()).isEqualTo(2);
    }

    @Test
    @DisplayName("LTI-AP 1.0 ACS: an action the platform does not offer is not sent → NOT_OFFERED")
    void sendsOnlyWhatIsOffered() {
        assertThat(send(ControlAction.TERMINATE, EnumSet.of(ControlAction.PAUSE)))
                .isInstanceOfSatisfying(
                        NotObeyed.class, kept -> assertThat(kept.why()).isEqualTo(ControlOutcome.Why.NOT_OFFERED));
        assertThat(platform.requestsTo("/control")).isEmpty();
        assertThat(platform.requestsTo("/token")).isEmpty();
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                arguments("400 (no such attempt)", "REFUSED", Reply.empty(400)),
                arguments("401", "UNAUTHORIZED", Reply.empty(401)),
                arguments("403", "FORBIDDEN", Reply.empty(403)),
                arguments("404", "NOT_FOUND", Reply.empty(404)),
                arguments("406", "MEDIA_TYPE", Reply.empty(406)),
                arguments("409", "CONFLICT", Reply.empty(409)),
                arguments("415", "MEDIA_TYPE", Reply.empty(415)),
                arguments("429", "THROTTLED", Reply.empty(429)),
                arguments("500", "PLATFORM_ERROR", Reply.empty(500)),
                arguments("302", "PLATFORM_ERROR", Reply.redirect(302, "http://127.0.0.1:1/")),
                arguments("half a body", "UNREACHABLE", Reply.in(Manner.CUT_OFF)),
                arguments("a web page", "UNREADABLE", Reply.text(200, "text/html", "<html>")),
                arguments("nothing", "UNREADABLE", Reply.empty(200)),
                arguments("a status nobody knows", "UNREADABLE", Reply.json(200, Map.of("status", "dancing"))),
                arguments("a number for a status", "UNREADABLE", Reply.json(200, Map.of("status", 1))));
    }

    @ParameterizedTest(name = "LTI-AP 1.0 ACS: answered with {0} → {1}")
    @MethodSource
    void answers(String what, String why, Reply reply) {
        platform.on("/control", asked -> reply);
        assertThat(send(ControlAction.PAUSE, ALL))
                .isInstanceOfSatisfying(
                        NotObeyed.class, kept -> assertThat(kept.why().name()).isEqualTo(why));
    }

    @ParameterizedTest(name = "LTI-AP 1.0 ACS: the status {0} is understood")
    @EnumSource(AssessmentStatus.class)
    void understands(AssessmentStatus status) {
        platform.on("/control", asked -> Reply.json(200, Map.of("status", status.code(), "extra_time", -4)));
        assertThat(send(ControlAction.FLAG, ALL)).isEqualTo(new Obeyed(status, Duration.ZERO));
    }

    @Test
    @DisplayName("architecture, Outbound: a control address off the platform's hosts gets no token")
    void controlsNothingAbroad() {
        ControlOutcome outcome = tool.get(AssessmentControls.class)
                .send(
                        registration.id(),
                        new ControlEndpoint(ALL, URI.create("http://localhost:1/control")),
                        request(ControlAction.PAUSE));
        assertThat(outcome).isInstanceOf(NotObeyed.class);
        assertThat(platform.requestsTo("/token")).isEmpty();
    }

    private ControlOutcome send(ControlAction action, Set<ControlAction> offered) {
        return tool.get(AssessmentControls.class)
                .send(registration.id(), new ControlEndpoint(offered, platform.address("/control")), request(action));
    }

    private static ControlRequest request(ControlAction action) {
        return new ControlRequest(
                "user-1",
                "link-1",
                3,
                action,
                ToolNode.CLOCK.instant(),
                0.5,
                action == ControlAction.UPDATE ? Duration.ofSeconds(61) : null,
                "N52",
                "reason");
    }
}
