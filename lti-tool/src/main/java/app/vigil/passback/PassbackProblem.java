package app.vigil.passback;

import app.vigil.shared.Problem;
import org.springframework.http.HttpStatus;

/** What cannot be asked of a platform. */
enum PassbackProblem implements Problem {
    CONTROL_NOT_OFFERED("control-not-offered", HttpStatus.CONFLICT),
    CONTROL_INCOMPLETE("control-incomplete", HttpStatus.BAD_REQUEST);

    private final String code;
    private final HttpStatus status;

    PassbackProblem(String code, HttpStatus status) {
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
