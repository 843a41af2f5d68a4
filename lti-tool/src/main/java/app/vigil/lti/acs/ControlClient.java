package app.vigil.lti.acs;

import app.vigil.lti.LtiProblem;
import app.vigil.lti.Registration;
import app.vigil.lti.RegistrationId;
import app.vigil.lti.Registrations;
import app.vigil.lti.Scopes;
import app.vigil.lti.StartProctoringLaunch.ControlEndpoint;
import app.vigil.lti.outbound.OutboundRequest;
import app.vigil.lti.outbound.OutboundResponse;
import app.vigil.lti.service.ServiceCalls;
import app.vigil.lti.service.ServiceFailure;
import app.vigil.shared.ProblemException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Posts control actions with exactly the media type of the service: platforms answer 406 or 415 to any other. */
@Component
class ControlClient implements AssessmentControls {

    private static final String CONTROL = "application/vnd.ims.lti-ap.v1.control+json";
    private static final long SECONDS_PER_MINUTE = 60;

    private final ServiceCalls calls;
    private final Registrations registrations;
    private final JsonMapper json;

    ControlClient(ServiceCalls calls, Registrations registrations, JsonMapper json) {
        this.calls = calls;
        this.registrations = registrations;
        this.json = json;
    }

    @Override
    public ControlOutcome send(RegistrationId id, ControlEndpoint endpoint, ControlRequest request) {
        if (!endpoint.actions().contains(request.action())) {
            return new ControlOutcome.NotObeyed(ControlOutcome.Why.NOT_OFFERED, 0, null);
        }
        Registration registration = registrations
                .find(id)
                .orElseThrow(() -> new ProblemException(LtiProblem.REGISTRATION_INACTIVE).with("registration", id));
        byte[] body = json.writeValueAsBytes(body(registration, request));
        try {
            return outcome(calls.send(
                    id, Scopes.ASSESSMENT_CONTROL, OutboundRequest.post(endpoint.address(), CONTROL, CONTROL, body)));
        } catch (ServiceFailure failure) {
            return new ControlOutcome.NotObeyed(
                    ControlOutcome.Why.ofStatus(failure.status()), failure.status(), failure.retryAfter());
        }
    }

    private ControlOutcome outcome(OutboundResponse response) {
        try {
            JsonNode answer = json.readTree(response.body());
            Duration extraTime =
                    Duration.ofMinutes(Math.max(0, answer.path("extra_time").asLong(0)));
            return AssessmentStatus.of(answer.path("status").asString(""))
                    .<ControlOutcome>map(status -> new ControlOutcome.Obeyed(status, extraTime))
                    .orElseGet(() -> unreadable(response));
        } catch (JacksonException notJson) {
            return unreadable(response);
        }
    }

    private static ControlOutcome unreadable(OutboundResponse response) {
        return new ControlOutcome.NotObeyed(ControlOutcome.Why.UNREADABLE, response.status(), null);
    }

    private static Map<String, Object> body(Registration registration, ControlRequest request) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("user", Map.of("iss", registration.issuer(), "sub", request.subject()));
        body.put("resource_link", Map.of("id", request.resourceLinkId()));
        body.put("attempt_number", request.attemptNumber());
        body.put("action", request.action().code());
        body.put(
                "incident_time",
                request.incidentTime().truncatedTo(ChronoUnit.MILLIS).toString());
        put(body, "incident_severity", request.severity());
        put(body, "extra_time", minutes(request.extraTime()));
        put(body, "reason_code", request.reasonCode());
        put(body, "reason_msg", request.reasonMessage());
        return body;
    }

    private static @Nullable Long minutes(@Nullable Duration extraTime) {
        return extraTime == null ? null : Math.ceilDiv(extraTime.toSeconds(), SECONDS_PER_MINUTE);
    }

    private static void put(Map<String, Object> body, String name, @Nullable Object value) {
        if (value != null) {
            body.put(name, value);
        }
    }
}
