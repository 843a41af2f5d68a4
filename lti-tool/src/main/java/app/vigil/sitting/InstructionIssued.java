package app.vigil.sitting;

import app.vigil.audit.AuditEntry;
import app.vigil.audit.Audited;
import app.vigil.shared.PersonId;
import java.util.UUID;

/** A version of an instruction was put in force (R2-075). */
public record InstructionIssued(UUID instruction, InstructionKind kind, int version, PersonId by) implements Audited {

    @Override
    public AuditEntry audit() {
        return new AuditEntry(
                by, "instruction-issued", "instruction", instruction.toString(), kind.code() + " version " + version);
    }
}
