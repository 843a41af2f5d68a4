package app.vigil.review;

import app.vigil.audit.AuditEntry;
import app.vigil.audit.Audited;
import app.vigil.exam.ExamId;
import app.vigil.shared.PersonId;
import app.vigil.sitting.SittingId;
import java.time.Instant;

/** A proctor set or corrected the status of a sitting. */
public record VerificationStatusSet(
        SittingId sitting, ExamId exam, int version, VerificationStatus status, String comment, PersonId by, Instant at)
        implements Audited {

    @Override
    public AuditEntry audit() {
        return new AuditEntry(
                by, "status-set", "sitting", sitting.toString(), "status " + status.number() + " version " + version);
    }
}
