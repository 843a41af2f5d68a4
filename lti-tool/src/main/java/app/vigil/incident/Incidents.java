package app.vigil.incident;

import app.vigil.exam.Violation;
import app.vigil.shared.PersonId;
import app.vigil.sitting.SittingId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Marks of sittings. */
public interface Incidents {

    /** In order of their start. */
    List<Incident> of(SittingId sitting);

    /** The same of many sittings at once; a sitting without marks has an empty list. */
    Map<SittingId, List<Incident>> ofAll(Collection<SittingId> sittings);

    /** As they stood at this moment: later marks are not there, and later verdicts not said. */
    List<Incident> until(SittingId sitting, Instant moment);

    Optional<Incident> find(IncidentId id);

    Map<SittingId, Integer> countBySitting(Collection<SittingId> sittings);

    /** Keeps a human's verdict; the former ones stay in the history. */
    Incident judge(IncidentId id, Incident.Verdict verdict);

    /** A proctor's own mark (R2-066). */
    Incident mark(SittingId sitting, Violation violation, Instant from, Instant to, String note, PersonId by);

    /** Intervals in which a rule could not be analysed; a state of its own, never a violation. */
    List<NotAnalysed> notAnalysed(SittingId sitting);

    /** @param to null while it lasts */
    record NotAnalysed(
            String rule,
            Instant from,
            @org.jspecify.annotations.Nullable Instant to,
            String reason) {}
}
