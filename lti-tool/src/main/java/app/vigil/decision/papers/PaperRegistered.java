package app.vigil.decision.papers;

import app.vigil.audit.AuditEntry;
import app.vigil.audit.Audited;
import app.vigil.shared.PersonId;
import java.time.Instant;

/** A paper got its number; from now on what it says stands. */
public record PaperRegistered(PaperId paper, PaperKind kind, String number, String version, PersonId by, Instant at)
        implements Audited {

    @Override
    public AuditEntry audit() {
        return new AuditEntry(
                by, "paper-registered", "paper", paper.toString(), kind.code() + " " + number + " version " + version);
    }
}
