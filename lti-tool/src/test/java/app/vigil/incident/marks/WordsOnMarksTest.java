package app.vigil.incident.marks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.vigil.exam.Rule;
import app.vigil.exam.Violation;
import app.vigil.incident.DetectorErrors.Tally;
import app.vigil.incident.Incident;
import app.vigil.incident.IncidentId;
import app.vigil.incident.Incidents;
import app.vigil.incident.MarkAnswers;
import app.vigil.shared.PersonId;
import app.vigil.shared.ProblemException;
import app.vigil.sitting.SittingId;
import app.vigil.testing.Database;
import app.vigil.testing.SettableClock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people say on marks: the examinee's answer, the proctor's times, and how often a detector was right. */
@ParameterizedClass
@EnumSource(Database.class)
class WordsOnMarksTest {

    private static final PersonId PROCTOR = new PersonId(UUID.randomUUID());
    private static final Instant BEGUN = Instant.ofEpochMilli(60_000);

    @Parameter
    private Database database;

    private final SettableClock clock = SettableClock.atFriday();
    private final SittingId sitting = new SittingId(UUID.randomUUID());
    private MarkRows marks;
    private Incidents incidents;
    private MarkAnswers answers;
    private JudgedDetectors detectors;

    @BeforeEach
    void openTheRoom() {
        JdbcClient jdbc = database.fresh().jdbc();
        marks = new MarkRows(jdbc);
        incidents = new JudgedMarks(marks, new NotAnalysedRows(jdbc), event -> {}, clock);
        answers = new AnswerRows(jdbc, marks, clock);
        detectors = new JudgedDetectors(jdbc);
    }

    @Test
    @DisplayName("R2-034 the newest answer of the examinee counts, and only to a mark of the own sitting")
    void keepsTheNewestAnswer() {
        IncidentId mark = mark("quiz-focus/1");

        answers.give(sitting, mark, "кошка");
        answers.give(sitting, mark, "две кошки");

        assertThat(answers.of(sitting)).containsEntry(mark, new MarkAnswers.Answer("две кошки", clock.instant()));
        assertThatThrownBy(() -> answers.give(new SittingId(UUID.randomUUID()), mark, "чужая"))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> answers.give(sitting, mark, "x".repeat(1001))).isInstanceOf(ProblemException.class);
    }

    @Test
    @DisplayName("R2-066 the person's times stand before the machine's, which stay")
    void keepsThePersonsTimes() {
        Incident.Stretch seen = new Incident.Stretch(BEGUN.plusSeconds(2), BEGUN.plusSeconds(5));

        Incident judged = incidents.judge(mark("quiz-focus/1"), verdict(true, Violation.OTHER, seen));

        assertThat(judged.begun()).isEqualTo(seen.from());
        assertThat(judged.over()).isEqualTo(seen.to());
        assertThat(judged.startedAt()).isEqualTo(BEGUN);
        assertThat(judged.violation()).isEqualTo(Violation.ACTIVE_WINDOW);
    }

    @Test
    @DisplayName("R2-034 detectors are counted by version against the newest word of a person")
    void countsDetectorsAgainstPeople() {
        incidents.judge(mark("quiz-focus/1"), verdict(true, Violation.ACTIVE_WINDOW, null));
        incidents.judge(mark("quiz-focus/1"), verdict(true, Violation.GADGETS, null));
        IncidentId twice = mark("quiz-focus/1");
        incidents.judge(twice, verdict(true, Violation.ACTIVE_WINDOW, null));
        incidents.judge(twice, verdict(false, Violation.ACTIVE_WINDOW, null));
        mark("quiz-focus/1");
        mark("quiz-focus/2");
        incidents.mark(sitting, Violation.GAZE, BEGUN, BEGUN.plusSeconds(1), "", PROCTOR);

        assertThat(detectors.of(List.of(sitting)))
                .containsExactly(
                        new Tally(Rule.ACTIVE_WINDOW, "quiz-focus/1", 4, 2, 1, 1),
                        new Tally(Rule.ACTIVE_WINDOW, "quiz-focus/2", 1, 0, 0, 0));
        assertThat(detectors.of(List.of())).isEmpty();
    }

    private IncidentId mark(String detector) {
        IncidentId id = new IncidentId(UUID.randomUUID());
        Incident mark = new Incident(
                id,
                sitting,
                Rule.ACTIVE_WINDOW,
                Violation.ACTIVE_WINDOW,
                BEGUN,
                BEGUN.plusSeconds(12),
                12,
                3,
                "s",
                1,
                detector,
                Incident.Source.LOADER,
                null,
                null,
                Incident.Grounds.NONE,
                null);
        marks.insert(mark, clock.instant());
        return id;
    }

    private Incident.Verdict verdict(boolean confirmed, Violation violation, Incident.@Nullable Stretch stretch) {
        return new Incident.Verdict(confirmed, violation, "", PROCTOR, clock.instant(), stretch);
    }
}
