package app.vigil.sitting;

import app.vigil.shared.Problem;
import org.springframework.http.HttpStatus;

/** What a sitting refuses. */
enum SittingProblem implements Problem {
    SITTING_UNKNOWN("sitting-unknown", HttpStatus.NOT_FOUND),
    SITTING_TRANSITION_REFUSED("sitting-transition-refused", HttpStatus.CONFLICT),
    CONSENT_OUTDATED("consent-outdated", HttpStatus.CONFLICT),
    INSTRUCTIONS_OUTDATED("instructions-outdated", HttpStatus.CONFLICT),
    INSTRUCTION_ISSUED_MEANWHILE("instruction-issued-meanwhile", HttpStatus.CONFLICT),
    CONSENT_INCOMPLETE("consent-incomplete", HttpStatus.BAD_REQUEST),
    REPRESENTATIVE_CONSENT_MISSING("representative-consent-missing", HttpStatus.CONFLICT),
    PHOTOS_MISSING("photos-missing", HttpStatus.CONFLICT),
    DOCUMENT_KIND_UNKNOWN("document-kind-unknown", HttpStatus.BAD_REQUEST),
    EXAM_NOT_OPEN("exam-not-open", HttpStatus.CONFLICT),
    SUBMISSION_NOT_POSSIBLE("submission-not-possible", HttpStatus.CONFLICT),
    ASSESSMENT_NOT_OPEN("assessment-not-open", HttpStatus.CONFLICT),
    ASSESSMENT_NOT_REFUSED("assessment-not-refused", HttpStatus.CONFLICT),
    TEXT_TOO_LONG("text-too-long", HttpStatus.BAD_REQUEST);

    private final String code;
    private final HttpStatus status;

    SittingProblem(String code, HttpStatus status) {
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
