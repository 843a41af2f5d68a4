package app.vigil.evidence.web;

import app.vigil.audit.AuditEntry;
import app.vigil.audit.AuditLog;
import app.vigil.evidence.recording.PhotoKind;
import app.vigil.shared.PersonId;
import app.vigil.sitting.SittingId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Writes down who looked at which evidence (R1-028). */
@Component
class ReadingLog {

    /** A player asks for the index of a running sitting every few seconds; that is one reading and not hundreds. */
    private static final Duration ONE_READING = Duration.ofMinutes(5);

    private static final int MOST_REMEMBERED = 10_000;

    private final AuditLog audit;
    private final Clock clock;
    private final Map<Reading, Instant> written = new ConcurrentHashMap<>();

    ReadingLog(AuditLog audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    void recordingOpened(PersonId by, SittingId sitting) {
        Instant now = clock.instant();
        Reading reading = new Reading(by, sitting);
        Instant last = written.get(reading);
        if (last == null || last.plus(ONE_READING).isBefore(now)) {
            audit.append(new AuditEntry(by, "recording-opened", "sitting", sitting.toString(), ""));
            forgetOld(now);
            written.put(reading, now);
        }
    }

    void photoRead(PersonId by, SittingId sitting, PhotoKind kind) {
        audit.append(new AuditEntry(by, "photo-read", "sitting", sitting.toString(), kind.code()));
    }

    private void forgetOld(Instant now) {
        if (written.size() >= MOST_REMEMBERED) {
            written.values().removeIf(at -> at.plus(ONE_READING).isBefore(now));
        }
    }

    private record Reading(PersonId by, SittingId sitting) {}
}
