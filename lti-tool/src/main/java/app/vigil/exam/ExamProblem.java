package app.vigil.exam;

import app.vigil.shared.Problem;
import org.springframework.http.HttpStatus;

/** What can be refused while an exam is set up. */
public enum ExamProblem implements Problem {
    TEACHERS_ONLY("exam-teachers-only", HttpStatus.FORBIDDEN),
    NEEDS_COURSE("exam-needs-course", HttpStatus.BAD_REQUEST),
    LINKS_NOT_ACCEPTED("exam-links-not-accepted", HttpStatus.BAD_REQUEST),
    CHANGED_MEANWHILE("exam-changed-meanwhile", HttpStatus.CONFLICT),
    MEMBERS_ADDRESS_UNKNOWN("exam-members-address-unknown", HttpStatus.CONFLICT),
    MEMBERS_NOT_READABLE("exam-members-not-readable", HttpStatus.BAD_GATEWAY),
    NOT_A_MEMBER("exam-not-a-member", HttpStatus.BAD_REQUEST),
    GATE_TEST_UNAVAILABLE("exam-gate-test-unavailable", HttpStatus.SERVICE_UNAVAILABLE);

    private final String code;
    private final HttpStatus status;

    ExamProblem(String code, HttpStatus status) {
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
