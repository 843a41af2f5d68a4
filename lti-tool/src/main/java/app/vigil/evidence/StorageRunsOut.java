package app.vigil.evidence;

import app.vigil.audit.AuditEntry;
import app.vigil.audit.Audited;
import java.time.Instant;

/**
 * The disk of the recordings crossed one of its marks, up or down.
 *
 * @param status as the health page says it: {@code UP}, {@code STORAGE_LOW}, {@code STORAGE_FULL}
 * @param usable bytes left
 */
public record StorageRunsOut(String status, long usable, Instant at) implements Audited {

    @Override
    public AuditEntry audit() {
        return new AuditEntry(null, "storage-space", "storage", status, usable + " bytes left");
    }
}
