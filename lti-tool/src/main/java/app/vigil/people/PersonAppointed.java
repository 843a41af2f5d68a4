package app.vigil.people;

import app.vigil.audit.AuditEntry;
import app.vigil.audit.Audited;
import app.vigil.shared.PersonId;
import java.util.UUID;

/** Somebody was appointed. */
public record PersonAppointed(UUID appointment, PersonId person, Duty duty, PersonId by) implements Audited {

    @Override
    public AuditEntry audit() {
        return new AuditEntry(by, "person-appointed", "appointment", appointment.toString(), duty.code());
    }
}
