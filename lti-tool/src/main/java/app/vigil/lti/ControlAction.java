package app.vigil.lti;

import java.util.Arrays;
import java.util.Optional;

/** What a proctoring tool may ask of a running assessment (Proctoring Services 1.0, Assessment Control Service). */
public enum ControlAction {
    PAUSE("pause"),
    RESUME("resume"),
    TERMINATE("terminate"),
    /** Changes the extra time. */
    UPDATE("update"),
    FLAG("flag");

    private final String code;

    ControlAction(String code) {
        this.code = code;
    }

    /** As the standard writes it; also stored. */
    public String code() {
        return code;
    }

    /** The action of a name; empty for names the standard does not know. */
    public static Optional<ControlAction> of(String code) {
        return Arrays.stream(values())
                .filter(action -> action.code.equals(code))
                .findFirst();
    }
}
