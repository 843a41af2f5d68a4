package app.vigil.incident.marks;

import app.vigil.exam.Violation;
import app.vigil.incident.Incident;
import app.vigil.incident.IncidentId;
import app.vigil.incident.IncidentJudged;
import app.vigil.incident.Incidents;
import app.vigil.shared.CommonProblem;
import app.vigil.shared.PersonId;
import app.vigil.shared.ProblemException;
import app.vigil.sitting.SittingId;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the rooms above see of marks, and what humans say on them. */
@Component
class JudgedMarks implements Incidents {

    private final MarkRows marks;
    private final NotAnalysedRows intervals;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    JudgedMarks(MarkRows marks, NotAnalysedRows intervals, ApplicationEventPublisher events, Clock clock) {
        this.marks = marks;
        this.intervals = intervals;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public List<Incident> of(SittingId sitting) {
        return marks.of(sitting);
    }

    @Override
    public Map<SittingId, List<Incident>> ofAll(Collection<SittingId> sittings) {
        return marks.ofAll(sittings);
    }

    @Override
    public List<Incident> until(SittingId sitting, Instant moment) {
        return marks.until(sitting, moment);
    }

    @Override
    public Optional<Incident> find(IncidentId id) {
        return marks.find(id);
    }

    @Override
    public Map<SittingId, Integer> countBySitting(Collection<SittingId> sittings) {
        return marks.count(sittings);
    }

    @Override
    @Transactional
    public Incident judge(IncidentId id, Incident.Verdict verdict) {
        Incident judged = require(id);
        marks.addVerdict(id, verdict);
        IncidentJudged.Word word = verdict.confirmed() ? IncidentJudged.Word.CONFIRMED : IncidentJudged.Word.DISMISSED;
        events.publishEvent(new IncidentJudged(id, judged.sitting(), word, verdict.by(), verdict.at()));
        return require(id);
    }

    @Override
    @Transactional
    public Incident mark(SittingId sitting, Violation violation, Instant from, Instant to, String note, PersonId by) {
        Incident own = new Incident(
                new IncidentId(UUID.randomUUID()),
                sitting,
                null,
                violation,
                from,
                to,
                0,
                0,
                "",
                1,
                "proctor",
                Incident.Source.PROCTOR,
                null,
                note,
                Incident.Grounds.NONE,
                null);
        Instant now = clock.instant();
        marks.insert(own, now);
        events.publishEvent(new IncidentJudged(own.id(), sitting, IncidentJudged.Word.ADDED, by, now));
        return require(own.id());
    }

    @Override
    public List<NotAnalysed> notAnalysed(SittingId sitting) {
        return intervals.of(sitting);
    }

    private Incident require(IncidentId id) {
        return marks.find(id).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND).with("incident", id));
    }
}
