package app.vigil.evidence;

import app.vigil.audit.AuditEntry;
import app.vigil.audit.Audited;
import app.vigil.exam.ExamId;
import app.vigil.sitting.SittingId;
import java.time.Instant;

/**
 * Segments that came after a recording was sealed are signed, too: whoever reviewed it has not seen them.
 *
 * @param number of the supplement, from 1
 */
public record EvidenceSupplemented(SittingId sitting, ExamId exam, Instant at, int number, int segments)
        implements Audited {

    @Override
    public AuditEntry audit() {
        return new AuditEntry(
                null, "evidence-supplemented", "sitting", sitting.toString(), number + ": " + segments + " segments");
    }
}
