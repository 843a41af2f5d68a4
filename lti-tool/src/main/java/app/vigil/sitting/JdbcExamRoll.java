package app.vigil.sitting;

import app.vigil.audit.AuditEntry;
import app.vigil.audit.AuditLog;
import app.vigil.exam.ExamId;
import app.vigil.people.People;
import app.vigil.people.Person;
import app.vigil.shared.PersonId;
import app.vigil.shared.ProblemException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The roll out of this room's tables. */
@Component
class JdbcExamRoll implements ExamRoll {

    private static final int LONGEST_DOCUMENT = 500;

    private final SittingTable sittings;
    private final SittingPapers papers;
    private final ConsentTable consents;
    private final People people;
    private final AuditLog audit;
    private final Clock clock;

    JdbcExamRoll(
            SittingTable sittings,
            SittingPapers papers,
            ConsentTable consents,
            People people,
            AuditLog audit,
            Clock clock) {
        this.sittings = sittings;
        this.papers = papers;
        this.consents = consents;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public List<Line> of(ExamId exam) {
        List<SittingRow> rows = sittings.ofExam(exam);
        Map<PersonId, Person> names =
                people.findAll(rows.stream().map(SittingRow::examinee).toList());
        Map<SittingId, List<ReportedProblem>> problems = papers.problemsOf(exam);
        Map<SittingId, GivenConsent> underlying = consents.underlying(exam);
        return rows.stream()
                .map(row -> new Line(
                        row.toSitting(),
                        name(names.get(row.examinee())),
                        row.endReason(),
                        row.unframedBecause(),
                        Optional.ofNullable(underlying.get(row.id())),
                        papers.representativeConsent(exam, row.examinee()),
                        problems.getOrDefault(row.id(), List.of())))
                .toList();
    }

    @Override
    public List<ReportedProblem> problems(SittingId sitting) {
        return papers.problemsOf(sitting);
    }

    @Override
    public Map<SittingId, List<ReportedProblem>> problems(ExamId exam) {
        return papers.problemsOf(exam);
    }

    @Override
    @Transactional
    public void recordRepresentativeConsent(ExamId exam, PersonId examinee, String document, PersonId by) {
        if (document.length() > LONGEST_DOCUMENT) {
            throw new ProblemException(SittingProblem.TEXT_TOO_LONG, LONGEST_DOCUMENT).with("exam", exam);
        }
        if (!sittings.sits(examinee, exam)) {
            throw new ProblemException(SittingProblem.SITTING_UNKNOWN).with("exam", exam);
        }
        if (papers.record(exam, examinee, new RepresentativeConsent(document.strip(), by, clock.instant()))) {
            audit.append(new AuditEntry(
                    by, "representative-consent-recorded", "exam", exam.toString(), "examinee " + examinee));
        }
    }

    private static String name(@Nullable Person person) {
        return person == null ? "" : person.displayName();
    }
}
