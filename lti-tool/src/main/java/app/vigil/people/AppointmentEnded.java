package app.vigil.people;

import app.vigil.audit.AuditEntry;
import app.vigil.audit.Audited;
import app.vigil.shared.PersonId;
import java.util.UUID;

/** An appointment came to its end. */
public record AppointmentEnded(UUID appointment, PersonId person, Duty duty, PersonId by) implements Audited {

    @Override
    public AuditEntry audit() {
        return new AuditEntry(by, "appointment-ended", "appointment", appointment.toString(), duty.code());
    }
}
