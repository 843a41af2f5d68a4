package app.vigil.audit;

import app.vigil.shared.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * One line of the audit log.
 *
 * @param actor who did it; null for the system itself
 * @param action kebab-case verb phrase, for example {@code status-set}
 * @param objectType room word of the object, for example {@code sitting}
 * @param objectId id of the object
 * @param detail short machine-readable remark without personal data, may be empty
 */
public record AuditEntry(@Nullable PersonId actor, String action, String objectType, String objectId, String detail) {}
