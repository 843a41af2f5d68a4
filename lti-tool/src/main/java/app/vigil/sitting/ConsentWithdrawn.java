package app.vigil.sitting;

import app.vigil.audit.AuditEntry;
import app.vigil.audit.Audited;
import app.vigil.shared.PersonId;
import java.time.Instant;

/**
 * An examinee withdrew the consent (R2-042).
 *
 * @param stopped how many sittings were recorded just then and stopped
 */
public record ConsentWithdrawn(PersonId examinee, Instant at, long stopped) implements Audited {

    @Override
    public AuditEntry audit() {
        return new AuditEntry(examinee, "consent-withdrawn", "person", examinee.toString(), "stopped " + stopped);
    }
}
