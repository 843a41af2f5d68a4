package app.vigil.exam;

import app.vigil.audit.AuditEntry;
import app.vigil.audit.Audited;
import app.vigil.shared.PersonId;

/** An exam was created (version 1) or its settings were changed. */
public record ExamSettingsSaved(ExamId exam, int version, PersonId by) implements Audited {

    @Override
    public AuditEntry audit() {
        String action = version == 1 ? "exam-created" : "exam-settings-changed";
        return new AuditEntry(by, action, "exam", exam.toString(), "version " + version);
    }
}
