package app.vigil.review;

import app.vigil.shared.Problem;
import org.springframework.http.HttpStatus;

/** What a review can refuse. */
enum ReviewProblem implements Problem {
    EVIDENCE_NOT_SEALED("review-evidence-not-sealed", HttpStatus.CONFLICT),
    IDENTITY_OPEN("review-identity-open", HttpStatus.CONFLICT),
    COMMENT_NEEDED("review-comment-needed", HttpStatus.BAD_REQUEST),
    NOTE_NEEDED("review-note-needed", HttpStatus.BAD_REQUEST),
    NOT_WATCHED("review-not-watched", HttpStatus.CONFLICT),
    MARKS_CONTRADICT("review-marks-contradict", HttpStatus.CONFLICT),
    NOBODY_TO_ASSIGN("review-nobody-to-assign", HttpStatus.CONFLICT),
    SECOND_WITHOUT_FIRST("review-second-without-first", HttpStatus.CONFLICT),
    SECOND_OPINION_APART("review-second-opinion-apart", HttpStatus.CONFLICT),
    STATUS_CHANGED("review-status-changed", HttpStatus.CONFLICT),
    REANALYSES_FULL("review-reanalyses-full", HttpStatus.CONFLICT);

    private final String code;
    private final HttpStatus status;

    ReviewProblem(String code, HttpStatus status) {
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
