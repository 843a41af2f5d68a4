package app.vigil.retention;

import app.vigil.audit.AuditEntry;
import app.vigil.audit.Audited;
import app.vigil.shared.PersonId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was decided about the keeping of a recording; one record per fact. */
public sealed interface RetentionEvent extends Audited {

    UUID sitting();

    /** The class went up. */
    record ClassRaised(
            UUID sitting, RetentionClass to, @Nullable PersonId by) implements RetentionEvent {
        @Override
        public AuditEntry audit() {
            return new AuditEntry(by, "retention-raised", "sitting", sitting.toString(), to.code());
        }
    }

    /** Not deleted until released. */
    record Held(UUID sitting, @Nullable PersonId by) implements RetentionEvent {
        @Override
        public AuditEntry audit() {
            return new AuditEntry(by, "retention-held", "sitting", sitting.toString(), "");
        }
    }

    /** The term counts again. */
    record Released(UUID sitting, @Nullable PersonId by) implements RetentionEvent {
        @Override
        public AuditEntry audit() {
            return new AuditEntry(by, "retention-released", "sitting", sitting.toString(), "");
        }
    }

    /** @param act digest of the deletion act */
    record RecordingDeleted(UUID sitting, String act) implements RetentionEvent {
        @Override
        public AuditEntry audit() {
            return new AuditEntry(null, "recording-deleted", "sitting", sitting.toString(), act);
        }
    }
}
