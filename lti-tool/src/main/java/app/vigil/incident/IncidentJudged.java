package app.vigil.incident;

import app.vigil.audit.AuditEntry;
import app.vigil.audit.Audited;
import app.vigil.shared.PersonId;
import app.vigil.sitting.SittingId;
import java.time.Instant;

/** A human confirmed or dismissed a mark, or added an own one (R2-066). */
public record IncidentJudged(IncidentId incident, SittingId sitting, Word word, PersonId by, Instant at)
        implements Audited {

    /** What the human said. */
    public enum Word {
        CONFIRMED,
        DISMISSED,
        ADDED
    }

    @Override
    public AuditEntry audit() {
        String action = switch (word) {
            case CONFIRMED -> "mark-confirmed";
            case DISMISSED -> "mark-dismissed";
            case ADDED -> "mark-added";
        };
        return new AuditEntry(by, action, "sitting", sitting.toString(), "mark " + incident);
    }
}
