package app.vigil.lti.launch;

import app.vigil.lti.LtiProblem;
import app.vigil.shared.ProblemException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the platform starts a login with; opaque hints travel back unchanged.
 *
 * @param storageTarget the frame in which the platform keeps values for tools (Client Side postMessages, 2)
 * @see <a href="https://www.imsglobal.org/spec/security/v1p0/#step-1-third-party-initiated-login">Security Framework
 *     1.0, 5.1.1.1</a>
 */
public record LoginInitiation(
        String issuer,
        String loginHint,
        String targetLinkUri,
        @Nullable String clientId,
        @Nullable String messageHint,
        @Nullable String deploymentId,
        @Nullable String storageTarget) {

    private static final String STORAGE_TARGET = "lti_storage_target";
    private static final int LENGTH = 8000;

    /** Reads the request's parameters; problem {@code login-parameter-missing}. */
    public static LoginInitiation of(Map<String, String> parameters) {
        return new LoginInitiation(
                required(parameters, "iss"),
                required(parameters, "login_hint"),
                required(parameters, "target_link_uri"),
                optional(parameters, "client_id"),
                optional(parameters, "lti_message_hint"),
                optional(parameters, "lti_deployment_id"),
                optional(parameters, STORAGE_TARGET));
    }

    /** The parameters again, to begin the same login in another window. */
    public Map<String, String> parameters() {
        Map<String, String> parameters = new TreeMap<>();
        parameters.put("iss", issuer);
        parameters.put("login_hint", loginHint);
        parameters.put("target_link_uri", targetLinkUri);
        put(parameters, "client_id", clientId);
        put(parameters, "lti_message_hint", messageHint);
        put(parameters, "lti_deployment_id", deploymentId);
        put(parameters, STORAGE_TARGET, storageTarget);
        return parameters;
    }

    private static void put(Map<String, String> parameters, String name, @Nullable String value) {
        if (value != null) {
            parameters.put(name, value);
        }
    }

    private static String required(Map<String, String> parameters, String name) {
        String value = optional(parameters, name);
        if (value == null || value.isEmpty()) {
            throw new ProblemException(LtiProblem.LOGIN_PARAMETER_MISSING, name);
        }
        return value;
    }

    private static @Nullable String optional(Map<String, String> parameters, String name) {
        String value = parameters.get(name);
        if (value != null && value.length() > LENGTH) {
            throw new ProblemException(LtiProblem.LOGIN_PARAMETER_MISSING, name);
        }
        return value;
    }
}
