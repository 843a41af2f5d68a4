package app.vigil.lti.proctoring;

import java.util.UUID;

/** Identifies a proctored attempt in this tool. */
public record AttemptId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
