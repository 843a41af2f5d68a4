package app.vigil.decision.gradebook;

import app.vigil.shared.Problem;
import org.springframework.http.HttpStatus;

/** What an export of a gradebook can be refused for. */
enum GradebookProblem implements Problem {
    UNREADABLE("gradebook-unreadable", HttpStatus.BAD_REQUEST),
    NO_UPLOAD("gradebook-no-upload", HttpStatus.CONFLICT),
    NOT_OFFERED("gradebook-not-offered", HttpStatus.CONFLICT);

    private final String code;
    private final HttpStatus status;

    GradebookProblem(String code, HttpStatus status) {
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
