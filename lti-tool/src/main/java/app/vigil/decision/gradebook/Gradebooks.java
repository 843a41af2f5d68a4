package app.vigil.decision.gradebook;

import app.vigil.decision.LmsResults;
import app.vigil.decision.LmsResults.Origin;
import app.vigil.decision.QuizScores;
import app.vigil.decision.Scores;
import app.vigil.decision.ScoresImported;
import app.vigil.exam.Exam;
import app.vigil.people.People;
import app.vigil.people.Person;
import app.vigil.shared.PersonId;
import app.vigil.shared.ProblemException;
import app.vigil.sitting.Sitting;
import app.vigil.sitting.Sittings;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes scores and groups from an export of the LMS's gradebook in two steps: the file, and a look at what it would
 * change (R2-062). Never typed, and never by a proctor (R2-003).
 */
@Component
@Transactional
public class Gradebooks {

    private static final String SOURCE = "export";

    private final Uploads uploads;
    private final LmsResults results;
    private final ObjectProvider<QuizScores> quizzes;
    private final Sittings sittings;
    private final Scores scores;
    private final People people;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Gradebooks(
            Uploads uploads,
            LmsResults results,
            ObjectProvider<QuizScores> quizzes,
            Examinees examinees,
            ApplicationEventPublisher events,
            Clock clock) {
        this.uploads = uploads;
        this.results = results;
        this.quizzes = quizzes;
        this.sittings = examinees.sittings();
        this.scores = examinees.scores();
        this.people = examinees.people();
        this.events = events;
        this.clock = clock;
    }

    /** Who sat an exam, and whose points are to come. */
    @Component
    record Examinees(Sittings sittings, People people, Scores scores) {}

    /** Keeps the file until it is imported; a newer one takes its place. */
    public void upload(Exam exam, byte[] file, PersonId by) {
        uploads.keep(exam.id(), GradebookTable.read(file), by);
    }

    /**
     * Reads the platform's own columns in place of a file; {@code gradebook-not-offered} where it shows none. It asks the
     * platform once for each examinee, and no connection to the database waits for that.
     */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public void readPlatform(Exam exam, PersonId by) {
        Collection<Person> examinees = examinees(exam);
        List<QuizScores.Column> columns = quizzes.getObject().of(exam.id(), examinees);
        if (columns.isEmpty()) {
            throw new ProblemException(GradebookProblem.NOT_OFFERED).with("exam", exam.id());
        }
        List<String> heads = Stream.concat(Stream.of("ID"), columns.stream().map(QuizScores.Column::label))
                .toList();
        List<List<String>> rows = examinees.stream()
                .map(person -> Stream.concat(
                                Stream.of(person.subject()),
                                columns.stream().map(column -> column.scores().getOrDefault(person.id(), "")))
                        .toList())
                .toList();
        uploads.keep(exam.id(), new GradebookTable(heads, rows, GradebookTable.Ids.SUBJECTS), by);
    }

    /** What the file would change with these columns; empty without a file. */
    @Transactional(readOnly = true)
    public Optional<Preview> preview(Exam exam, Function<Columns, Columns> chosen) {
        return uploads.find(exam.id()).map(table -> {
            Columns columns = chosen.apply(Columns.guess(table, exam.title()));
            return new Matching(examinees(exam), expected(exam), results.ofExam(exam.id()), columns).of(table);
        });
    }

    private Set<PersonId> expected(Exam exam) {
        Set<UUID> expected = scores.expected(exam);
        return sittings.examineesOf(exam.id()).entrySet().stream()
                .filter(sat -> expected.contains(sat.getKey().value()))
                .map(Map.Entry::getValue)
                .collect(Collectors.toSet());
    }

    /** Keeps what the file says of everybody it could be matched to; returns of how many. */
    public int apply(Exam exam, Function<Columns, Columns> chosen, PersonId by) {
        Preview preview = preview(exam, chosen).orElseThrow(() -> new ProblemException(GradebookProblem.NO_UPLOAD));
        Instant now = clock.instant();
        preview.matched()
                .forEach(match -> results.keep(exam.id(), match.person(), match.read(), new Origin(SOURCE, by, now)));
        uploads.forget(exam.id());
        int kept = preview.matched().size();
        events.publishEvent(new ScoresImported(exam.id(), kept, by, now));
        return kept;
    }

    private Collection<Person> examinees(Exam exam) {
        return people.findAll(sittings.ofExam(exam.id()).stream()
                        .filter(sitting -> sitting.admittedAt() != null)
                        .map(Sitting::examinee)
                        .collect(Collectors.toSet()))
                .values();
    }
}
