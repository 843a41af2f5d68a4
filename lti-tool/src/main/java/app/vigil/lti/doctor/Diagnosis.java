package app.vigil.lti.doctor;

import app.vigil.lti.doctor.Finding.Level;
import java.util.Comparator;
import java.util.List;

/** What one step found; at least one thing. */
public record Diagnosis(Step step, List<Finding> findings) {

    /** The worst of the findings. */
    public Level level() {
        return findings.stream()
                .map(Finding::level)
                .max(Comparator.naturalOrder())
                .orElse(Level.GOOD);
    }
}
