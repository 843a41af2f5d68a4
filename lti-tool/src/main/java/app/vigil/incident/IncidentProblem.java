package app.vigil.incident;

import app.vigil.shared.Problem;
import org.springframework.http.HttpStatus;

/** Why a mark is refused. */
public enum IncidentProblem implements Problem {
    RULE_NOT_WATCHED("rule-not-watched", HttpStatus.CONFLICT),
    MARK_OF_ANOTHER_SITTING("mark-of-another-sitting", HttpStatus.CONFLICT),
    MARKS_NOT_ACCEPTED("marks-not-accepted", HttpStatus.CONFLICT),
    MARK_CONTRADICTS("mark-contradicts", HttpStatus.CONFLICT),
    MARK_CLOSED("mark-closed", HttpStatus.CONFLICT);

    private final String code;
    private final HttpStatus status;

    IncidentProblem(String code, HttpStatus status) {
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
