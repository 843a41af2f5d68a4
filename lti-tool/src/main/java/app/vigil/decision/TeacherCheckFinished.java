package app.vigil.decision;

import app.vigil.audit.AuditEntry;
import app.vigil.audit.Audited;
import app.vigil.exam.ExamId;
import app.vigil.shared.PersonId;
import java.time.Instant;

/** The last points that a teacher had to enter are known (R2-043). */
public record TeacherCheckFinished(ExamId exam, PersonId by, Instant at) implements Audited {

    @Override
    public AuditEntry audit() {
        return new AuditEntry(by, "teacher-check-finished", "exam", exam.toString(), "");
    }
}
