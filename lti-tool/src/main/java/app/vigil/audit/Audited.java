package app.vigil.audit;

/** An event that belongs into the audit log (R1-025). Published events that implement it are appended in the same transaction. */
public interface Audited {

    /** What is written; nothing personal but ids. */
    AuditEntry audit();
}
