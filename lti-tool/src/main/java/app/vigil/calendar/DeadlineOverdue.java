package app.vigil.calendar;

import app.vigil.audit.AuditEntry;
import app.vigil.audit.Audited;
import app.vigil.shared.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Something was not done in time; told once.
 *
 * @param id of this telling
 * @param count how many of the kind, at the exam and in the same hands
 * @param dueAt of the first of them
 * @param path page where they are dealt with
 * @param responsible whoever has them in hand
 * @param overseers who looks after those responsible
 */
public record DeadlineOverdue(
        UUID id,
        DeadlineKind kind,
        UUID exam,
        int count,
        Instant dueAt,
        String path,
        List<PersonId> responsible,
        List<PersonId> overseers)
        implements Audited {

    @Override
    public AuditEntry audit() {
        return new AuditEntry(null, "deadline-overdue", "exam", exam.toString(), kind.code() + ": " + count);
    }
}
