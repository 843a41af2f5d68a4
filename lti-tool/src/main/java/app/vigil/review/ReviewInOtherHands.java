package app.vigil.review;

import app.vigil.audit.AuditEntry;
import app.vigil.audit.Audited;
import app.vigil.shared.PersonId;
import app.vigil.sitting.SittingId;

/** A proctor took a sitting over, or was asked for a second opinion on it. */
public record ReviewInOtherHands(SittingId sitting, PersonId proctor, boolean second, PersonId by) implements Audited {

    @Override
    public AuditEntry audit() {
        return new AuditEntry(
                by,
                second ? "second-review-asked" : "review-taken-over",
                "sitting",
                sitting.toString(),
                proctor.toString());
    }
}
