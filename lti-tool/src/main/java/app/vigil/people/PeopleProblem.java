package app.vigil.people;

import app.vigil.shared.Problem;
import org.springframework.http.HttpStatus;

/** What the {@code people} room refuses. */
public enum PeopleProblem implements Problem {
    APPOINTMENT_INCOMPLETE("appointment-incomplete", HttpStatus.BAD_REQUEST),
    APPOINTMENT_CONFLICT("appointment-conflict", HttpStatus.CONFLICT),
    ALREADY_APPOINTED("already-appointed", HttpStatus.CONFLICT),
    UNIT_NAME_TAKEN("unit-name-taken", HttpStatus.CONFLICT),
    UNIT_NAME_MISSING("unit-name-missing", HttpStatus.BAD_REQUEST),
    UNIT_WITHIN_ITSELF("unit-within-itself", HttpStatus.CONFLICT),
    WINDOW_TICKET_USED("window-ticket-used", HttpStatus.GONE),
    WINDOW_FROM_ELSEWHERE("window-from-elsewhere", HttpStatus.FORBIDDEN),
    OPERATOR_LINK_USED("operator-link-used", HttpStatus.GONE);

    private final String code;
    private final HttpStatus status;

    PeopleProblem(String code, HttpStatus status) {
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
