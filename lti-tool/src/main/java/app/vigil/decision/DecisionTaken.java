package app.vigil.decision;

import app.vigil.audit.AuditEntry;
import app.vigil.audit.Audited;
import app.vigil.exam.ExamId;
import app.vigil.shared.PersonId;
import app.vigil.sitting.SittingId;
import java.time.Instant;

/** The decision maker credited a result or not (R2-047); corrections come as a new version. */
public record DecisionTaken(
        SittingId sitting, ExamId exam, int version, boolean credited, String comment, PersonId by, Instant at)
        implements Audited {

    @Override
    public AuditEntry audit() {
        return new AuditEntry(
                by,
                "decision-taken",
                "sitting",
                sitting.toString(),
                (credited ? "credited" : "not credited") + " version " + version);
    }
}
