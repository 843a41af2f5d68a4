package app.vigil.evidence;

import app.vigil.audit.AuditEntry;
import app.vigil.audit.Audited;
import app.vigil.exam.ExamId;
import app.vigil.sitting.SittingId;
import java.time.Instant;
import java.util.List;

/**
 * Segments that came after a recording was sealed are signed, too: whoever reviewed it has not seen them.
 *
 * @param number of the supplement, from 1
 * @param complete nothing is missing any more
 * @param stretches what they show, in order of time
 */
public record EvidenceSupplemented(
        SittingId sitting, ExamId exam, Instant at, int number, int segments, boolean complete, List<Stretch> stretches)
        implements Audited {

    /** A piece of a recording by the server's clock. */
    public record Stretch(Instant from, Instant to) {}

    @Override
    public AuditEntry audit() {
        return new AuditEntry(
                null, "evidence-supplemented", "sitting", sitting.toString(), number + ": " + segments + " segments");
    }
}
