package app.vigil.evidence;

import app.vigil.audit.AuditEntry;
import app.vigil.audit.Audited;
import app.vigil.shared.PersonId;
import app.vigil.sitting.SittingId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What a recording device did, for the log of actions on recording devices (R1-025). Who started and ended the recording
 * is told by the sitting's own events.
 */
public sealed interface DeviceEvent extends Audited {

    /** Kept in the log. */
    String RECORDED = "device-recorded";

    /** Kept in the log. */
    String INTERRUPTED = "device-interrupted";

    /**
     * A device was started once and ran until it stopped; told when the recording is sealed.
     *
     * @param codecs what it was set to record
     */
    record Recorded(SittingId sitting, PersonId examinee, String stream, Instant from, Instant to, String codecs)
            implements DeviceEvent {

        @Override
        public AuditEntry audit() {
            String detail = stream + " " + second(from) + " " + second(to) + " " + codecs;
            return new AuditEntry(examinee, RECORDED, "sitting", sitting.toString(), detail);
        }
    }

    /** A device stopped, or was set anew, in the midst of it: told as soon as the browser reports it. */
    record Interrupted(SittingId sitting, PersonId examinee, String stream, Instant from, String cause)
            implements DeviceEvent {

        @Override
        public AuditEntry audit() {
            String detail = stream + " " + second(from) + " " + cause;
            return new AuditEntry(examinee, INTERRUPTED, "sitting", sitting.toString(), detail);
        }
    }

    private static Instant second(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS);
    }
}
