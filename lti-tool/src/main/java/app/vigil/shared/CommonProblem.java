package app.vigil.shared;

import org.springframework.http.HttpStatus;

/** Problems that belong to no room. */
public enum CommonProblem implements Problem {
    SIGN_IN_REQUIRED("sign-in-required", HttpStatus.UNAUTHORIZED),
    TRANSPORT_UNPROTECTED("transport-unprotected", HttpStatus.FORBIDDEN),
    NOT_YOURS("not-yours", HttpStatus.FORBIDDEN),
    CSRF_TOKEN_MISSING("csrf-token-missing", HttpStatus.FORBIDDEN),
    NOT_FOUND("not-found", HttpStatus.NOT_FOUND),
    INVALID_REQUEST("invalid-request", HttpStatus.BAD_REQUEST),
    METHOD_NOT_ALLOWED("method-not-allowed", HttpStatus.METHOD_NOT_ALLOWED),
    MEDIA_TYPE_NOT_SUPPORTED("media-type-not-supported", HttpStatus.UNSUPPORTED_MEDIA_TYPE),
    TOO_LARGE("too-large", HttpStatus.CONTENT_TOO_LARGE),
    TOO_MANY_REQUESTS("too-many-requests", HttpStatus.TOO_MANY_REQUESTS),
    BUSY("busy", HttpStatus.SERVICE_UNAVAILABLE),
    UNEXPECTED("unexpected", HttpStatus.INTERNAL_SERVER_ERROR);

    private final String code;
    private final HttpStatus status;

    CommonProblem(String code, HttpStatus status) {
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
