package app.vigil.decision.papers;

import app.vigil.audit.AuditEntry;
import app.vigil.audit.Audited;
import app.vigil.shared.PersonId;
import java.time.Instant;

/** Somebody signed a paper in the application (R2-046, R2-047). */
public record PaperSigned(PaperId paper, String version, PersonId by, Instant at) implements Audited {

    @Override
    public AuditEntry audit() {
        return new AuditEntry(by, "paper-signed", "paper", paper.toString(), "version " + version);
    }
}
