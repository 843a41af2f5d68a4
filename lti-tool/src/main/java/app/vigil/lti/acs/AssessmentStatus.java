package app.vigil.lti.acs;

import java.util.Arrays;
import java.util.Optional;

/** How an assessment stands after a control action, as the platform says. */
public enum AssessmentStatus {
    NONE("none"),
    RUNNING("running"),
    PAUSED("paused"),
    TERMINATED("terminated"),
    COMPLETE("complete");

    private final String code;

    AssessmentStatus(String code) {
        this.code = code;
    }

    /** As the standard writes it; also stored. */
    public String code() {
        return code;
    }

    /** The status of a name; empty for names the standard does not know. */
    public static Optional<AssessmentStatus> of(String code) {
        return Arrays.stream(values())
                .filter(status -> status.code.equals(code))
                .findFirst();
    }
}
