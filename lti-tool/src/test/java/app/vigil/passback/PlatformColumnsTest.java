package app.vigil.passback;

import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.decision.QuizScores.Column;
import app.vigil.exam.ExamId;
import app.vigil.exam.ExamLinked;
import app.vigil.lti.RegistrationId;
import app.vigil.people.Person;
import app.vigil.shared.PersonId;
import app.vigil.testing.Database;
import app.vigil.testing.SettableClock;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Database.class)
class PlatformColumnsTest {

    private static final URI CONTAINER = URI.create("https://lms.example/items");
    private static final URI ADMISSION = URI.create("https://lms.example/items/1");
    private static final URI QUIZ = URI.create("https://lms.example/items/7");

    @Parameter
    private Database database;

    private final SettableClock clock = SettableClock.atFriday();
    private final ScriptedGradebook gradebook = new ScriptedGradebook(clock);
    private final ExamId exam = new ExamId(UUID.randomUUID());
    private final RegistrationId registration = new RegistrationId(UUID.randomUUID());
    private final Person yulia = person("u-1");
    private final Person anna = person("u-2");
    private PlatformColumns columns;

    @BeforeEach
    void linkTheExam() {
        ItemBook book = new ItemBook(database.fresh().jdbc(), clock);
        book.link(new ExamLinked(exam, registration, ADMISSION, CONTAINER, "ru"));
        columns = new PlatformColumns(book, gradebook, gradebook);
    }

    @Test
    @DisplayName("R2-062 reads the quiz's own column where the platform shows it")
    void readsTheQuizOfThePlatform() {
        gradebook.show(ADMISSION, "Допуск");
        gradebook.show(QUIZ, "Итоговый тест");
        gradebook.typeGrade(QUIZ, "u-1", 8.5, clock.instant());

        assertThat(columns.of(exam, List.of(yulia, anna)))
                .containsExactly(new Column("Итоговый тест", Map.of(yulia.id(), "8.5")));
    }

    @Test
    @DisplayName("R2-062 finds nothing where the platform shows the tool's own columns only, as Moodle does")
    void findsNothingOnMoodle() {
        gradebook.show(ADMISSION, "Допуск");
        assertThat(columns.of(exam, List.of(yulia))).isEmpty();
        assertThat(columns.of(new ExamId(UUID.randomUUID()), List.of(yulia))).isEmpty();
        gradebook.resultsForbidden = true;
        gradebook.show(QUIZ, "Итоговый тест");
        assertThat(columns.of(exam, List.of(yulia))).isEmpty();
    }

    private Person person(String subject) {
        return new Person(new PersonId(UUID.randomUUID()), registration, subject, subject, null, null);
    }
}
