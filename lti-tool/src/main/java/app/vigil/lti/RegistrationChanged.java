package app.vigil.lti;

import app.vigil.audit.AuditEntry;
import app.vigil.audit.Audited;
import app.vigil.shared.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * An administrator connected a platform or changed its connection.
 *
 * @param by null when a platform registered itself with an invitation
 */
public record RegistrationChanged(
        RegistrationId registration, @Nullable PersonId by, Change change) implements Audited {

    /** What was done; the code is the action in the audit log. */
    public enum Change {
        CONNECTED("platform-connected"),
        RENAMED("platform-renamed"),
        SWITCHED_ON("platform-switched-on"),
        SWITCHED_OFF("platform-switched-off"),
        DEPLOYMENT_ACCEPTED("deployment-accepted"),
        DEPLOYMENT_DISMISSED("deployment-dismissed");

        private final String code;

        Change(String code) {
            this.code = code;
        }
    }

    @Override
    public AuditEntry audit() {
        return new AuditEntry(by, change.code, "registration", registration.toString(), "");
    }
}
