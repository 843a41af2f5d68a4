package app.vigil.lti;

import app.vigil.audit.AuditEntry;
import app.vigil.audit.Audited;
import app.vigil.shared.PersonId;

/**
 * A registration is being deleted, at an administrator's typed word. Heard within the transaction: each room above
 * erases what it keeps for the institution, and when one cannot, nothing is erased.
 */
public record RegistrationDeleted(RegistrationId registration, PersonId by) implements Audited {

    @Override
    public AuditEntry audit() {
        return new AuditEntry(by, "registration-deleted", "registration", registration.toString(), "");
    }
}
