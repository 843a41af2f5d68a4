package app.vigil.retention.spi;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A room that keeps something about living people: which tables, how long, and how it is deleted. */
public interface PersonalDataHolder {

    /** Each table of the room that is commented as personal data in its migration, and what ends its rows. */
    Map<String, Lifetime> tables();

    /**
     * Deletes all of {@link Lifetime#RECORDING} about a sitting: rows within the transaction, files once that is certain,
     * and again after a crash, for the act must not leave out what is gone. Told again, it deletes what is left.
     */
    default List<Deleted> purge(UUID sitting) {
        return List.of();
    }

    /** What ends the rows of a table. */
    enum Lifetime {
        /** Goes with the recording (R1-014…016). */
        RECORDING,
        /** Part of a document with a term of its own: protocol, decision, consent, audit log. */
        DOCUMENT,
        /** Kept while the institution knows the person. */
        PERSON
    }

    /**
     * What was deleted, for the act.
     *
     * @param what table, or kind of file
     * @param hashes of what proves which things these were; empty for rows
     */
    record Deleted(String what, long count, List<String> hashes) {}
}
