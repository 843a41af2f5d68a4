package app.vigil.evidence.recording;

import app.vigil.shared.CommonProblem;
import app.vigil.shared.ProblemException;

/** The two separate photos of identification (R2-032). */
public enum PhotoKind {
    FACE("face"),
    DOCUMENT("document");

    private final String code;

    PhotoKind(String code) {
        this.code = code;
    }

    /** Stored and sent, never translated. */
    public String code() {
        return code;
    }

    /** Finds a kind by its code; another one is an invalid request. */
    public static PhotoKind ofCode(String code) {
        for (PhotoKind kind : values()) {
            if (kind.code.equals(code)) {
                return kind;
            }
        }
        throw new ProblemException(CommonProblem.INVALID_REQUEST).with("photo", code);
    }
}
