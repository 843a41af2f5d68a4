package app.vigil.review;

import app.vigil.audit.AuditEntry;
import app.vigil.audit.Audited;
import app.vigil.exam.ExamId;
import app.vigil.shared.PersonId;

/** The sittings of an exam were shared out among its proctors; new ones follow by themselves. */
public record ReviewsDistributed(ExamId exam, int sittings, int proctors, PersonId by) implements Audited {

    @Override
    public AuditEntry audit() {
        return new AuditEntry(by, "reviews-distributed", "exam", exam.toString(), sittings + " among " + proctors);
    }
}
