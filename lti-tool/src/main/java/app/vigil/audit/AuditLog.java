package app.vigil.audit;

/** The append-only log: each line carries the hash of the one before, so that a missing or changed line shows. */
public interface AuditLog {

    /** Appends a line for what is no event, such as reading evidence (R1-028). */
    void append(AuditEntry entry);

    /** Recomputes the chain; empty when intact, else the number of the first broken line. */
    java.util.OptionalLong firstBrokenLine();
}
