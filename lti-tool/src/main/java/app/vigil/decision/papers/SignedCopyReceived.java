package app.vigil.decision.papers;

import app.vigil.audit.AuditEntry;
import app.vigil.audit.Audited;
import app.vigil.shared.PersonId;
import java.time.Instant;

/** A copy that was signed by hand came: its scan, or the original itself (R2-046). */
public record SignedCopyReceived(PaperId paper, boolean original, PersonId by, Instant at) implements Audited {

    @Override
    public AuditEntry audit() {
        return new AuditEntry(by, "signed-copy-received", "paper", paper.toString(), original ? "original" : "scan");
    }
}
