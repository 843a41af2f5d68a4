package app.vigil.decision.papers;

import app.vigil.shared.Problem;
import org.springframework.http.HttpStatus;

/** What a paper can be refused for. */
enum PaperProblem implements Problem {
    EMPTY("paper-empty", HttpStatus.CONFLICT),
    ROWS_OPEN("paper-rows-open", HttpStatus.CONFLICT),
    NOT_OF_THIS_EXAM("paper-not-of-this-exam", HttpStatus.CONFLICT),
    WITHOUT_VIOLATIONS("paper-without-violations", HttpStatus.CONFLICT),
    ACT_NOT_CALLED_FOR("paper-act-not-called-for", HttpStatus.CONFLICT),
    NOT_YOURS_TO_SIGN("paper-not-yours-to-sign", HttpStatus.FORBIDDEN),
    ANOTHER_FIRST("paper-another-first", HttpStatus.CONFLICT),
    SECOND_PERSON("paper-second-person", HttpStatus.FORBIDDEN),
    LAUNCH_NEEDED("paper-launch-needed", HttpStatus.CONFLICT),
    NAME_DIFFERS("paper-name-differs", HttpStatus.BAD_REQUEST),
    REPLACED("paper-replaced", HttpStatus.CONFLICT),
    OVERTAKEN("paper-overtaken", HttpStatus.CONFLICT),
    CREDITED("paper-credited", HttpStatus.CONFLICT),
    NO_SEAL("paper-no-seal", HttpStatus.CONFLICT),
    SCAN_UNREADABLE("paper-scan-unreadable", HttpStatus.BAD_REQUEST);

    private final String code;
    private final HttpStatus status;

    PaperProblem(String code, HttpStatus status) {
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
