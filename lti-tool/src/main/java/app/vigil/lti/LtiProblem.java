package app.vigil.lti;

import app.vigil.shared.Problem;
import org.springframework.http.HttpStatus;

/** Every refusal of the {@code lti} room; the clause stands at the class that raises it. */
public enum LtiProblem implements Problem {
    LOGIN_PARAMETER_MISSING("login-parameter-missing", HttpStatus.BAD_REQUEST),
    LOGIN_REGISTRATION_UNKNOWN("login-registration-unknown", HttpStatus.BAD_REQUEST),
    LOGIN_CLIENT_ID_NEEDED("login-client-id-needed", HttpStatus.BAD_REQUEST),
    REGISTRATION_INACTIVE("registration-inactive", HttpStatus.FORBIDDEN),
    LAUNCH_PLATFORM_ERROR("launch-platform-error", HttpStatus.BAD_REQUEST),
    LAUNCH_STATE_UNKNOWN("launch-state-unknown", HttpStatus.BAD_REQUEST),
    LAUNCH_OTHER_BROWSER("launch-other-browser", HttpStatus.FORBIDDEN),
    LAUNCH_TOKEN_MISSING("launch-token-missing", HttpStatus.BAD_REQUEST),
    LAUNCH_TOKEN_TOO_LARGE("launch-token-too-large", HttpStatus.CONTENT_TOO_LARGE),
    LAUNCH_TOKEN_MALFORMED("launch-token-malformed", HttpStatus.BAD_REQUEST),
    LAUNCH_TOKEN_ALGORITHM("launch-token-algorithm", HttpStatus.BAD_REQUEST),
    LAUNCH_TOKEN_KEY_MISSING("launch-token-key-missing", HttpStatus.BAD_REQUEST),
    LAUNCH_TOKEN_KEY_UNKNOWN("launch-token-key-unknown", HttpStatus.BAD_REQUEST),
    LAUNCH_TOKEN_SIGNATURE("launch-token-signature", HttpStatus.BAD_REQUEST),
    LAUNCH_KEY_SET_UNREACHABLE("launch-key-set-unreachable", HttpStatus.BAD_GATEWAY),
    LAUNCH_ISSUER("launch-issuer", HttpStatus.BAD_REQUEST),
    LAUNCH_AUDIENCE("launch-audience", HttpStatus.BAD_REQUEST),
    LAUNCH_AUTHORIZED_PARTY("launch-authorized-party", HttpStatus.BAD_REQUEST),
    LAUNCH_TOKEN_TIMES_MISSING("launch-token-times-missing", HttpStatus.BAD_REQUEST),
    LAUNCH_TOKEN_EXPIRED("launch-token-expired", HttpStatus.BAD_REQUEST),
    LAUNCH_TOKEN_TOO_OLD("launch-token-too-old", HttpStatus.BAD_REQUEST),
    LAUNCH_TOKEN_FROM_THE_FUTURE("launch-token-from-the-future", HttpStatus.BAD_REQUEST),
    LAUNCH_NONCE("launch-nonce", HttpStatus.BAD_REQUEST),
    LAUNCH_SUBJECT("launch-subject", HttpStatus.BAD_REQUEST),
    LAUNCH_VERSION("launch-version", HttpStatus.BAD_REQUEST),
    LAUNCH_MESSAGE_TYPE("launch-message-type", HttpStatus.BAD_REQUEST),
    LAUNCH_DEPLOYMENT_MISSING("launch-deployment-missing", HttpStatus.BAD_REQUEST),
    LAUNCH_DEPLOYMENT_UNKNOWN("launch-deployment-unknown", HttpStatus.FORBIDDEN),
    LAUNCH_ROLES("launch-roles", HttpStatus.BAD_REQUEST),
    LAUNCH_CONTEXT("launch-context", HttpStatus.BAD_REQUEST),
    LAUNCH_RESOURCE_LINK("launch-resource-link", HttpStatus.BAD_REQUEST),
    LAUNCH_TARGET_LINK("launch-target-link", HttpStatus.BAD_REQUEST),
    LAUNCH_DEEP_LINKING_SETTINGS("launch-deep-linking-settings", HttpStatus.BAD_REQUEST),
    LAUNCH_FOR_USER("launch-for-user", HttpStatus.BAD_REQUEST),
    LAUNCH_REVIEWED_LINE_ITEM("launch-reviewed-line-item", HttpStatus.BAD_REQUEST),
    LAUNCH_ATTEMPT_NUMBER("launch-attempt-number", HttpStatus.BAD_REQUEST),
    LAUNCH_SESSION_DATA("launch-session-data", HttpStatus.BAD_REQUEST),
    LAUNCH_START_ASSESSMENT_URL("launch-start-assessment-url", HttpStatus.BAD_REQUEST),
    LAUNCH_ASSESSMENT_CONTROL("launch-assessment-control", HttpStatus.BAD_REQUEST),
    LAUNCH_ATTEMPT_UNKNOWN("launch-attempt-unknown", HttpStatus.BAD_REQUEST),
    LAUNCH_NOBODY_ANSWERS("launch-nobody-answers", HttpStatus.BAD_REQUEST),
    ONE_USE_STORE_UNAVAILABLE("one-use-store-unavailable", HttpStatus.SERVICE_UNAVAILABLE),
    DEEP_LINKING_EXPIRED("deep-linking-expired", HttpStatus.GONE),
    INVITATION_INVALID("invitation-invalid", HttpStatus.FORBIDDEN),
    PLATFORM_CONFIGURATION_UNREACHABLE("platform-configuration-unreachable", HttpStatus.BAD_GATEWAY),
    PLATFORM_CONFIGURATION_INVALID("platform-configuration-invalid", HttpStatus.BAD_REQUEST),
    PLATFORM_REFUSED_REGISTRATION("platform-refused-registration", HttpStatus.BAD_GATEWAY),
    REGISTRATION_EXISTS("registration-exists", HttpStatus.CONFLICT),
    REGISTRATION_VALUES_INVALID("registration-values-invalid", HttpStatus.BAD_REQUEST),
    REGISTRATION_STILL_ACTIVE("registration-still-active", HttpStatus.CONFLICT),
    REGISTRATION_NAME_MISTYPED("registration-name-mistyped", HttpStatus.BAD_REQUEST),
    CHECK_TOKEN_INVALID("check-token-invalid", HttpStatus.FORBIDDEN);

    private final String code;
    private final HttpStatus status;

    LtiProblem(String code, HttpStatus status) {
        this.code = code;
        this.status = status;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public HttpStatus status() {
        return status;
    }
}
