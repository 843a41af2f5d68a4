package app.vigil.lti.launch;

import app.vigil.lti.LtiProblem;
import app.vigil.lti.Registration;
import app.vigil.lti.registration.RegistrationStore;
import app.vigil.shared.ProblemException;
import app.vigil.shared.VigilSettings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Answers third-party-initiated logins with an authentication request.
 *
 * @see <a href="https://www.imsglobal.org/spec/security/v1p0/#step-2-authentication-request">Security Framework 1.0,
 *     5.1.1.2</a>
 */
@Component
public class Logins {

    /** A platform may ask for credentials in between. */
    public static final Duration LIFETIME = Duration.ofMinutes(10);

    private static final int NONCE_BYTES = 24;

    private final RegistrationStore registrations;
    private final PendingLogins pending;
    private final VigilSettings settings;

    Logins(RegistrationStore registrations, PendingLogins pending, VigilSettings settings) {
        this.registrations = registrations;
        this.pending = pending;
        this.settings = settings;
    }

    /**
     * The platform that asks. Problems {@code login-registration-unknown}, {@code login-client-id-needed},
     * {@code registration-inactive}.
     */
    public Registration registrationOf(LoginInitiation initiation) {
        List<Registration> candidates = registrations.ofIssuer(initiation.issuer()).stream()
                .filter(candidate -> initiation.clientId() == null
                        || initiation.clientId().isEmpty()
                        || candidate.clientId().equals(initiation.clientId()))
                .toList();
        if (candidates.isEmpty()) {
            throw new ProblemException(LtiProblem.LOGIN_REGISTRATION_UNKNOWN);
        }
        if (candidates.size() > 1) {
            throw new ProblemException(LtiProblem.LOGIN_CLIENT_ID_NEEDED);
        }
        Registration registration = candidates.getFirst();
        if (!registration.active()) {
            throw new ProblemException(LtiProblem.REGISTRATION_INACTIVE).with("registration", registration.id());
        }
        return registration;
    }

    /** A binding for a browser that has none yet. */
    public BrowserBinding newBinding() {
        return BrowserBinding.fresh();
    }

    /** A binding for a browser that keeps no cookie of ours, in the frame its platform offers. */
    public BrowserBinding newBindingIn(String storageTarget) {
        return BrowserBinding.freshIn(storageTarget);
    }

    /** Where the browser goes next; the state waits for an id_token from that browser. */
    public URI authenticationRequest(Registration registration, LoginInitiation initiation, BrowserBinding binding) {
        String nonce = BrowserBinding.random(NONCE_BYTES);
        String state = pending.begin(PendingLogin.of(registration.id(), nonce, binding));
        Map<String, String> parameters = new TreeMap<>(Map.of(
                "scope",
                "openid",
                "response_type",
                "id_token",
                "response_mode",
                "form_post",
                "prompt",
                "none",
                "client_id",
                registration.clientId(),
                "redirect_uri",
                settings.address("/lti/launch").toString(),
                "login_hint",
                initiation.loginHint(),
                "state",
                state,
                "nonce",
                nonce));
        if (initiation.messageHint() != null) {
            parameters.put("lti_message_hint", initiation.messageHint());
        }
        return withQuery(registration.authorizationEndpoint(), parameters);
    }

    private static URI withQuery(URI endpoint, Map<String, String> parameters) {
        UriComponentsBuilder builder = UriComponentsBuilder.fromUri(endpoint);
        parameters.keySet().forEach(name -> builder.queryParam(name, "{" + name + "}"));
        return builder.encode().buildAndExpand(parameters).toUri();
    }
}
