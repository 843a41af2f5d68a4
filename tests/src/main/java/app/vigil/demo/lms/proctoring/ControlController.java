package app.vigil.demo.lms.proctoring;

import app.vigil.demo.lms.Addresses;
import app.vigil.demo.lms.proctoring.ProctoredAttempt.Flag;
import app.vigil.demo.lms.proctoring.ProctoredAttempt.State;
import app.vigil.demo.lms.quiz.Attempts;
import app.vigil.demo.lms.registration.Scopes;
import app.vigil.demo.lms.token.JsonAnswer;
import app.vigil.demo.lms.token.ServiceAccess;
import app.vigil.demo.lms.token.ServiceException;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * The Assessment Control Service: what a proctor does to a running attempt.
 *
 * @see <a href="https://www.imsglobal.org/spec/proctoring/v1p0">Proctoring Services 1.0</a>
 */
@RestController
class ControlController {

    static final String PATH = "/mod/lti/services.php/proctoring/control";

    private static final String CONTROL = "application/vnd.ims.lti-ap.v1.control+json";

    private final ServiceAccess access;
    private final JsonAnswer answers;
    private final Addresses addresses;
    private final ProctoredAttempts attempts;
    private final Attempts quizAttempts;

    ControlController(
            ServiceAccess access,
            JsonAnswer answers,
            Addresses addresses,
            ProctoredAttempts attempts,
            Attempts quizAttempts) {
        this.access = access;
        this.answers = answers;
        this.addresses = addresses;
        this.attempts = attempts;
        this.quizAttempts = quizAttempts;
    }

    @PostMapping(PATH)
    ResponseEntity<byte[]> control(HttpServletRequest request, @RequestBody byte[] posted) {
        access.require(request, Scopes.ASSESSMENT_CONTROL);
        if (!CONTROL.equals(request.getContentType())) {
            throw new ServiceException(406, "Content-Type must be " + CONTROL);
        }
        JsonNode body = answers.parse(posted);
        requireTime(body);
        ProctoredAttempt attempt = attempt(body);
        ProctoredAttempt after = act(attempt, body);
        return answers.of(
                200,
                CONTROL,
                Map.of("status", after.state().name().toLowerCase(Locale.ROOT), "extra_time", after.extraMinutes()));
    }

    private ProctoredAttempt attempt(JsonNode body) {
        if (!addresses.base().equals(body.path("user").path("iss").asString(""))) {
            throw new ServiceException(400, "user.iss is not this platform");
        }
        return attempts.find(
                        body.path("user").path("sub").asString(""),
                        body.path("resource_link").path("id").asString(""),
                        body.path("attempt_number").asInt(0))
                .orElseThrow(() -> new ServiceException(400, "There is no such attempt"));
    }

    private ProctoredAttempt act(ProctoredAttempt attempt, JsonNode body) {
        return switch (body.path("action").asString("")) {
            case "pause" -> move(attempt, State.RUNNING, State.PAUSED);
            case "resume" -> move(attempt, State.PAUSED, State.RUNNING);
            case "terminate" -> terminate(attempt, body);
            case "update" -> update(attempt, body);
            case "flag" -> attempts.change(attempt.id(), open -> open.with(flag(body)));
            default -> throw new ServiceException(400, "action is none of the service");
        };
    }

    private ProctoredAttempt move(ProctoredAttempt attempt, State from, State to) {
        if (attempt.state() != from) {
            throw new ServiceException(400, "The attempt is " + attempt.state());
        }
        return attempts.change(attempt.id(), open -> open.in(to));
    }

    /** What was saved until now is submitted. Some platforms demand severity and reason code; so does this one. */
    private ProctoredAttempt terminate(ProctoredAttempt attempt, JsonNode body) {
        if (!body.path("incident_severity").isNumber()
                || body.path("reason_code").asString("").isBlank()) {
            throw new ServiceException(400, "incident_severity and reason_code are needed to terminate");
        }
        String begun = attempt.quizAttempt();
        if (begun != null) {
            quizAttempts.submit(begun);
        }
        return attempts.change(attempt.id(), open -> open.with(flag(body)).in(State.TERMINATED));
    }

    private ProctoredAttempt update(ProctoredAttempt attempt, JsonNode body) {
        int minutes = body.path("extra_time").asInt(-1);
        if (minutes < 0) {
            throw new ServiceException(400, "extra_time is no number of minutes");
        }
        String begun = attempt.quizAttempt();
        if (begun != null) {
            quizAttempts.extend(begun, Duration.ofMinutes(minutes));
        }
        return attempts.change(attempt.id(), open -> open.withMore(minutes));
    }

    private static Flag flag(JsonNode body) {
        double severity = body.path("incident_severity").asDouble(0);
        if (severity < 0 || severity > 1) {
            throw new ServiceException(400, "incident_severity is from 0 to 1");
        }
        return new Flag(severity, body.path("reason_msg").asString(""));
    }

    private static void requireTime(JsonNode body) {
        try {
            Instant.parse(body.path("incident_time").asString(""));
        } catch (DateTimeParseException e) {
            throw new ServiceException(400, "incident_time is no time with a zone");
        }
    }
}
