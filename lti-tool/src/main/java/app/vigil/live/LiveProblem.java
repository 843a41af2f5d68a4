package app.vigil.live;

import app.vigil.shared.Problem;
import org.springframework.http.HttpStatus;

/** Why the quiz page or the exam window is refused. */
public enum LiveProblem implements Problem {
    TOO_MANY_SIGNALS("too-many-signals", HttpStatus.TOO_MANY_REQUESTS),
    QUIZ_NOT_RUNNING("quiz-not-running", HttpStatus.CONFLICT);

    private final String code;
    private final HttpStatus status;

    LiveProblem(String code, HttpStatus status) {
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
