package app.vigil.lti.proctoring;

import app.vigil.lti.LtiProblem;
import app.vigil.lti.Registration;
import app.vigil.lti.Registrations;
import app.vigil.lti.keys.ToolMessages;
import app.vigil.shared.ProblemException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Signs {@code LtiStartAssessment} with the registration's key (Proctoring Services 1.0). */
@Component
class SignedStarts implements AssessmentStarts {

    private static final Logger log = LoggerFactory.getLogger(SignedStarts.class);
    private static final String MESSAGE = "LtiStartAssessment";
    private static final String RESOURCE_LINK = "https://purl.imsglobal.org/spec/lti/claim/resource_link";
    private static final String AP = "https://purl.imsglobal.org/spec/lti-ap/claim/";
    private static final int WORDS = 500;

    private final AttemptTable attempts;
    private final Registrations registrations;
    private final ToolMessages messages;

    SignedStarts(AttemptTable attempts, Registrations registrations, ToolMessages messages) {
        this.attempts = attempts;
        this.registrations = registrations;
        this.messages = messages;
    }

    @Override
    public BrowserPost allow(AttemptId id, @Nullable VerifiedUser user, boolean endAssessmentReturn) {
        ProctoredAttempt attempt = existing(id);
        Map<String, Object> claims = echo(attempt);
        claims.put(AP + "end_assessment_return", endAssessmentReturn);
        if (user != null && !user.claims().isEmpty()) {
            claims.put(AP + "verified_user", user.claims());
        }
        attempts.markStarted(id);
        log.info("start of attempt {} signed", id);
        return post(attempt, claims);
    }

    @Override
    public Refusal refuse(AttemptId id, String message, String reason) {
        ProctoredAttempt attempt = existing(id);
        log.info("start of attempt {} refused", id);
        if (attempt.returnUrl().isPresent()) {
            return new BrowserReturn(
                    UriComponentsBuilder.fromUri(attempt.returnUrl().get())
                            .queryParam("lti_errormsg", "{message}")
                            .queryParam("lti_errorlog", "{log}")
                            .encode()
                            .buildAndExpand(bounded(message), bounded(reason))
                            .toUri());
        }
        Map<String, Object> claims = echo(attempt);
        claims.put(AP + "errormsg", bounded(message));
        claims.put(AP + "errorlog", bounded(reason));
        return post(attempt, claims);
    }

    private ProctoredAttempt existing(AttemptId id) {
        return attempts.find(id)
                .orElseThrow(() -> new ProblemException(LtiProblem.LAUNCH_ATTEMPT_UNKNOWN).with("attempt", id));
    }

    /** What must come back as it was sent, for the platform to recognise its own attempt. */
    private Map<String, Object> echo(ProctoredAttempt attempt) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put(RESOURCE_LINK, Map.of("id", attempt.resourceLinkId()));
        claims.put(AP + "session_data", attempts.sessionData(attempt.id()));
        claims.put(AP + "attempt_number", attempt.number());
        return claims;
    }

    private BrowserPost post(ProctoredAttempt attempt, Map<String, Object> claims) {
        Registration registration = registrations
                .find(attempt.registration())
                .filter(Registration::active)
                .orElseThrow(() -> new ProblemException(LtiProblem.REGISTRATION_INACTIVE));
        String jwt = messages.sign(registration, attempt.deploymentId(), MESSAGE, claims);
        return new BrowserPost(attempt.startAssessmentUrl(), jwt);
    }

    private static String bounded(String words) {
        return words.substring(0, Math.min(WORDS, words.length()));
    }
}
