package app.vigil.evidence.recording;

import app.vigil.shared.CommonProblem;
import app.vigil.shared.ProblemException;

/** The streams of a sitting (R2-019); the camera's carries the sound. */
public enum StreamName {
    CAMERA("camera"),
    SCREEN("screen");

    private final String code;

    StreamName(String code) {
        this.code = code;
    }

    /** Stored and sent, never translated. */
    public String code() {
        return code;
    }

    /** Finds a stream by its code; another one is an invalid request. */
    public static StreamName ofCode(String code) {
        for (StreamName stream : values()) {
            if (stream.code.equals(code)) {
                return stream;
            }
        }
        throw new ProblemException(CommonProblem.INVALID_REQUEST).with("stream", code);
    }
}
