package app.vigil.incident.marks;

import app.vigil.incident.Incident;
import app.vigil.incident.IncidentProblem;
import app.vigil.shared.ProblemException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a mark may go on: what was concluded stays, its end may be set once and then only move on, its value only rises.
 * The sender is the examinee's own computer, so nothing it says later may make a mark smaller.
 */
final class MarkCourse {

    private MarkCourse() {}

    /** The stored mark with what the announced one adds; throws when that contradicts it. */
    static Incident continued(Incident stored, Incident announced) {
        boolean same = stored.rule() == announced.rule()
                && stored.startedAt().equals(announced.startedAt())
                && stored.detector().equals(announced.detector())
                && stored.unit().equals(announced.unit());
        if (!same || shortens(stored.endedAt(), announced.endedAt())) {
            throw new ProblemException(IncidentProblem.MARK_CONTRADICTS).with("incident", stored.id());
        }
        return new Incident(
                stored.id(),
                stored.sitting(),
                stored.rule(),
                stored.violation(),
                stored.startedAt(),
                end(stored, announced.endedAt()),
                Math.max(stored.value(), announced.value()),
                stored.threshold(),
                stored.unit(),
                Math.max(stored.confidence(), announced.confidence()),
                stored.detector(),
                stored.source(),
                stored.noticeShownAt() == null ? announced.noticeShownAt() : stored.noticeShownAt(),
                stored.note(),
                grounds(stored.grounds(), announced.grounds()),
                stored.verdict());
    }

    /** Why it is there was said with the first word; how far it came may grow. */
    private static Incident.Grounds grounds(Incident.Grounds stored, Incident.Grounds announced) {
        Incident.Reading reading = stored.reading();
        return new Incident.Grounds(
                stored.cause(),
                reading == null ? announced.reading() : reading.furthest(announced.reading()),
                stored.model());
    }

    private static boolean shortens(@Nullable Instant ended, @Nullable Instant end) {
        return ended != null && (end == null || end.isBefore(ended));
    }

    /** An open mark ends no earlier than it is known to have lasted: in seconds, its value says so. */
    private static @Nullable Instant end(Incident stored, @Nullable Instant announced) {
        if (announced == null || !stored.unit().equals("s")) {
            return announced;
        }
        Instant known = stored.startedAt().plusMillis(Math.round(Math.max(0, stored.value()) * 1000));
        return announced.isBefore(known) ? known : announced;
    }
}
