package app.vigil.notice;

import app.vigil.audit.AuditEntry;
import app.vigil.audit.Audited;
import app.vigil.exam.ExamId;
import app.vigil.shared.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * Those who decide were told by letter that the protocol waits (R2-045).
 *
 * @param by null when the last status of the exam did it
 */
public record ProtocolHandedOver(ExamId exam, @Nullable PersonId by, int letters) implements Audited {

    @Override
    public AuditEntry audit() {
        return new AuditEntry(by, "protocol-handed-over", "exam", exam.toString(), letters + " letters");
    }
}
