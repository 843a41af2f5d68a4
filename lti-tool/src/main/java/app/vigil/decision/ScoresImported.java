package app.vigil.decision;

import app.vigil.audit.AuditEntry;
import app.vigil.audit.Audited;
import app.vigil.exam.ExamId;
import app.vigil.shared.PersonId;
import java.time.Instant;

/** Points and groups came out of the LMS's gradebook (R2-062). */
public record ScoresImported(ExamId exam, int rows, PersonId by, Instant at) implements Audited {

    @Override
    public AuditEntry audit() {
        return new AuditEntry(by, "scores-imported", "exam", exam.toString(), rows + " rows");
    }
}
