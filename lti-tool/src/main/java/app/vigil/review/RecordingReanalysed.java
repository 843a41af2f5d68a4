package app.vigil.review;

import app.vigil.audit.AuditEntry;
import app.vigil.audit.Audited;
import app.vigil.shared.PersonId;
import app.vigil.sitting.SittingId;
import java.util.UUID;

/** A reviewer had a stored recording looked at once more; the marks of the sitting stay as they are. */
public record RecordingReanalysed(SittingId sitting, UUID run, int marks, PersonId by) implements Audited {

    @Override
    public AuditEntry audit() {
        return new AuditEntry(
                by, "recording-reanalysed", "sitting", sitting.toString(), "run " + run + " marks " + marks);
    }
}
