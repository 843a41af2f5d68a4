package app.vigil.retention;

import app.vigil.retention.spi.PersonalDataHolder.Deleted;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Proves that a recording was deleted without telling anything of it: counts and hashes.
 *
 * @param digest SHA-256 of the act as stored; the audit log has it, too
 */
public record DeletionAct(
        UUID sitting,
        RetentionClass keptAs,
        Instant endedAt,
        Instant dueAt,
        Instant deletedAt,
        List<Deleted> deleted,
        String digest) {

    /** How many things were deleted, rows and files together. */
    public long count() {
        return deleted.stream().mapToLong(Deleted::count).sum();
    }
}
