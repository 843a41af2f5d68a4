package app.vigil.evidence;

import app.vigil.audit.AuditEntry;
import app.vigil.audit.Audited;
import app.vigil.exam.ExamId;
import app.vigil.sitting.SittingId;
import java.time.Instant;

/**
 * The recording of a sitting is final (R4-021).
 *
 * @param complete everything the agent said it recorded is there
 */
public record EvidenceSealed(SittingId sitting, ExamId exam, Instant at, boolean complete) implements Audited {

    @Override
    public AuditEntry audit() {
        return new AuditEntry(null, "evidence-sealed", "sitting", sitting.toString(), complete ? "complete" : "gaps");
    }
}
