package app.vigil.sitting;

import app.vigil.exam.ExamId;
import app.vigil.shared.PersonId;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sittings out of the database. */
@Component
class JdbcSittings implements Sittings {

    private static final Logger log = LoggerFactory.getLogger(JdbcSittings.class);

    private final SittingTable table;
    private final SittingPapers papers;
    private final SittingFacts facts;
    private final LoaderTokens loaderTokens;
    private final Clock clock;

    JdbcSittings(SittingTable table, SittingPapers papers, SittingFacts facts, LoaderTokens loaderTokens, Clock clock) {
        this.table = table;
        this.papers = papers;
        this.facts = facts;
        this.loaderTokens = loaderTokens;
        this.clock = clock;
    }

    @Override
    public Optional<Sitting> find(SittingId id) {
        return table.find(id).map(SittingRow::toSitting);
    }

    @Override
    public List<Sitting> findAll(Collection<SittingId> ids) {
        return table.findAll(ids).stream().map(SittingRow::toSitting).toList();
    }

    @Override
    public List<Sitting> ofExam(ExamId exam) {
        return table.ofExam(exam).stream().map(SittingRow::toSitting).toList();
    }

    @Override
    public List<Sitting> attempts(ExamId exam, PersonId examinee) {
        return table.attempts(exam, examinee).stream()
                .map(SittingRow::toSitting)
                .toList();
    }

    @Override
    public Map<SittingId, PersonId> examineesOf(ExamId exam) {
        return table.examineesOf(exam);
    }

    @Override
    public Map<ExamId, Integer> testedNow(Collection<ExamId> exams) {
        return exams.isEmpty() ? Map.of() : table.recording(exams);
    }

    @Override
    public Optional<String> documentKind(SittingId id) {
        return table.find(id).map(SittingRow::documentKind);
    }

    @Override
    public IdentityHints identityHints(SittingId id) {
        IdentityHints documents = papers.documentHints(id).orElse(IdentityHints.NONE);
        return new IdentityHints(
                table.find(id).map(SittingRow::liveness).orElse(null), documents.reading(), documents.likeness());
    }

    @Override
    public Optional<SittingId> ofLoaderToken(String token) {
        return loaderTokens
                .verify(token)
                .flatMap(table::find)
                .filter(sitting -> sitting.state().recording())
                .map(SittingRow::id);
    }

    @Override
    @Transactional
    public boolean whileIn(Set<SittingState> states, SittingId id, Runnable work) {
        boolean there = states.contains(table.lock(id).state());
        if (there) {
            work.run();
        }
        return there;
    }

    @Override
    @Transactional
    public void pause(SittingId id) {
        table.save(Transitions.pause(table.lock(id)));
    }

    @Override
    @Transactional
    public void resume(SittingId id) {
        table.save(Transitions.resume(table.lock(id)));
    }

    @Override
    @Transactional
    public void terminate(SittingId id, PersonId by, String reason) {
        var now = clock.instant();
        SittingRow before = table.lock(id);
        SittingRow ended =
                Transitions.terminate(before).with().ended(now, reason).build();
        table.save(facts.closeGate(ended, now, "terminated"));
        facts.publish(new SittingEvent.SittingTerminated(id, ended.exam(), ended.examinee(), now, by, reason));
        log.info("sitting {} terminated from state {}", id, before.state().code());
    }
}
