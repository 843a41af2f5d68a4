package app.vigil.exam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import app.vigil.lti.Launch;
import app.vigil.lti.LaunchContext;
import app.vigil.lti.LaunchUser;
import app.vigil.lti.RegistrationId;
import app.vigil.lti.ResourceLinkLaunch;
import app.vigil.lti.Role;
import app.vigil.lti.nrps.Memberships;
import app.vigil.people.People;
import app.vigil.people.Person;
import app.vigil.people.UnitId;
import app.vigil.shared.PersonId;
import app.vigil.shared.ProblemException;
import app.vigil.testing.AllAtOnce;
import app.vigil.testing.Database;
import app.vigil.testing.SettableClock;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Database.class)
class JdbcExamsTest {

    private static final URI ITEM = URI.create("https://lms.example/lineitems/7/lineitem?type_id=1");
    private static final URI ITEMS = URI.create("https://lms.example/lineitems?type_id=1");
    private static final URI MEMBERS = URI.create("https://lms.example/memberships");
    private static final RegistrationId MOODLE = new RegistrationId(UUID.randomUUID());
    private static final PersonId TEACHER = new PersonId(UUID.randomUUID());

    @Parameter
    private Database database;

    private final SettableClock clock = SettableClock.atFriday();
    private final List<Object> published = new ArrayList<>();
    private Database.Connection connection;
    private JdbcExams exams;
    private JdbcExamSetup setup;

    @BeforeEach
    void fresh() {
        connection = database.fresh();
        exams = new JdbcExams(connection.jdbc(), published::add);
        setup = new JdbcExamSetup(connection.jdbc(), exams, published::add, clock);
    }

    @Test
    @DisplayName("R2-001 an exam comes back with its kind and everything that was set")
    void keepsEverySetting() {
        ExamSettings settings = settings("Algebra");

        Exam created = create(settings);

        assertThat(exams.find(created.id())).contains(created);
        assertThat(created.settings()).isEqualTo(settings);
        assertThat(created.kind()).isEqualTo(ExamKind.FINAL);
        assertThat(published).containsExactly(new ExamSettingsSaved(created.id(), 1, TEACHER));
    }

    @Test
    @DisplayName("R2-024 every change is a version of its own: who, when, what; the former ones stay")
    void keepsTheHistory() {
        Exam created = create(settings("Algebra"));
        PersonId colleague = new PersonId(UUID.randomUUID());
        clock.tick(Duration.ofHours(1));

        Exam changed = setup.change(created.id(), 1, settings("Algebra II"), colleague);

        assertThat(changed.version()).isEqualTo(2);
        assertThat(exams.find(created.id())).contains(changed);
        assertThat(setup.history(created.id()))
                .containsExactly(
                        new ExamSetup.Version(2, clock.instant(), colleague, settings("Algebra II")),
                        new ExamSetup.Version(
                                1, clock.instant().minus(Duration.ofHours(1)), TEACHER, settings("Algebra")));
    }

    @Test
    void savingTheSameAgainMakesNoVersion() {
        Exam created = create(settings("Algebra"));

        Exam same = setup.change(created.id(), 1, settings("Algebra"), TEACHER);

        assertThat(same.version()).isEqualTo(1);
        assertThat(setup.history(created.id())).hasSize(1);
    }

    @Test
    void refusesAChangeBasedOnAnOlderVersion() {
        Exam created = create(settings("Algebra"));
        setup.change(created.id(), 1, settings("Algebra II"), TEACHER);

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> setup.change(created.id(), 1, settings("Geometry"), TEACHER))
                .satisfies(refused -> assertThat(refused.problem()).isEqualTo(ExamProblem.CHANGED_MEANWHILE));
        assertThat(exams.find(created.id()).orElseThrow().title()).isEqualTo("Algebra II");
    }

    @Test
    void aLaunchTellsWhereTheGradebookItemsAreOnce() {
        Exam exam = create(settings("Algebra"));
        published.clear();

        assertThat(exams.of(launch(MOODLE, "course-1", exam.id().toString(), ITEM)))
                .contains(exam);
        exams.of(launch(MOODLE, "course-1", exam.id().toString(), ITEM));

        assertThat(published).containsExactly(new ExamLinked(exam.id(), MOODLE, ITEM, ITEMS, "en"));
    }

    @Test
    @DisplayName("a launch without the lineitem claim forgets nothing: Moodle leaves it out when a link has two items")
    void aMissingClaimForgetsNothing() {
        Exam exam = create(settings("Algebra"));
        exams.of(launch(MOODLE, "course-1", exam.id().toString(), ITEM));
        published.clear();

        exams.of(launch(MOODLE, "course-1", exam.id().toString(), null));
        exams.of(launch(MOODLE, "course-1", exam.id().toString(), ITEM));

        assertThat(published).isEmpty();
    }

    @Test
    @DisplayName("R2-015 a link of another platform, of another course or with another parameter belongs to no exam")
    void aForeignLaunchBelongsToNoExam() {
        String exam = create(settings("Algebra")).id().toString();

        assertThat(exams.of(launch(new RegistrationId(UUID.randomUUID()), "course-1", exam, ITEM)))
                .isEmpty();
        assertThat(exams.of(launch(MOODLE, "course-2", exam, ITEM))).isEmpty();
        assertThat(exams.of(launch(MOODLE, "course-1", UUID.randomUUID().toString(), ITEM)))
                .isEmpty();
        assertThat(exams.of(launch(MOODLE, "course-1", "not-an-id", ITEM))).isEmpty();
    }

    @Test
    void listsByCourseUnitAndInstitutionNewestFirst() {
        Exam older = create(settings("Algebra"));
        clock.tick(Duration.ofMinutes(1));
        Exam newer = create(settings("Geometry"));

        assertThat(exams.ofContext(MOODLE, "course-1")).containsExactly(newer, older);
        assertThat(exams.ofContext(MOODLE, "course-2")).isEmpty();
        assertThat(exams.ofRegistration(MOODLE)).containsExactly(newer, older);
        assertThat(exams.ofUnits(List.of(older.unit()))).containsExactly(newer, older);
        assertThat(exams.findAll(List.of(older.id(), new ExamId(UUID.randomUUID()))))
                .containsExactly(older);
        assertThat(exams.findAll(List.of())).isEmpty();
    }

    @Test
    @DisplayName("of many lists of members that come at once one stays, and nobody is refused")
    void membersReadAtOnce() throws Exception {
        Exam exam = create(settings("Algebra"));
        Memberships platform = mock();
        when(platform.of(MOODLE, MEMBERS)).thenReturn(List.of(member("1"), member("2"), member("3")));
        People people = mock();
        when(people.remember(any(RegistrationId.class), any(), any(Memberships.Member.class)))
                .thenAnswer(
                        call -> person(call.<Memberships.Member>getArgument(2).userId()));
        CourseMembers members =
                new JdbcCourseMembers(connection.jdbc(), connection.transaction(), platform, people, clock);

        assertThat(AllAtOnce.winners(() -> members.refresh(exam) == 3)).isEqualTo(50);

        assertThat(members.readAt(exam.id())).contains(clock.instant());
        assertThat(connection
                        .jdbc()
                        .sql("select count(*) from exam_member")
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
    }

    private static Memberships.Member member(String id) {
        return new Memberships.Member(
                id, Set.of(Role.LEARNER), Memberships.Status.ACTIVE, "Member " + id, null, null, null);
    }

    private static Person person(String subject) {
        PersonId id = new PersonId(UUID.nameUUIDFromBytes(subject.getBytes(StandardCharsets.UTF_8)));
        return new Person(id, MOODLE, subject, "Member " + subject, null, null);
    }

    private Exam create(ExamSettings settings) {
        return setup.create(new ExamSetup.Course(MOODLE, "course-1", "Mathematics", MEMBERS), settings, TEACHER);
    }

    private static ExamSettings settings(String title) {
        return new ExamSettings(
                title,
                ExamKind.FINAL,
                true,
                ProctoringMode.SYNCHRONOUS,
                URI.create("https://lms.example/mod/quiz/view.php?id=5"),
                Instant.parse("2026-11-23T07:00:00Z"),
                Instant.parse("2026-11-23T12:00:00Z"),
                Duration.ofMinutes(90),
                new UnitId(UUID.nameUUIDFromBytes(new byte[] {1})),
                "sfedu",
                TestMatrix.forbidding().set(Rule.PAPER, true, false, true, 7).with("Словарь — на столе."),
                new Exam.PresencePolicy(Duration.ofMinutes(10), Duration.ofMinutes(60)),
                true,
                QuizPresentation.FRAMED,
                QualityProfile.STANDARD,
                Instant.parse("2026-11-30T07:00:00Z"));
    }

    private static ResourceLinkLaunch launch(
            RegistrationId registration, String course, String exam, @Nullable URI lineItem) {
        return new ResourceLinkLaunch(
                new Launch.Core(
                        UUID.randomUUID(),
                        registration,
                        "1",
                        new LaunchUser("42", null, null, null, null, null),
                        Set.of(Role.LEARNER),
                        Optional.of(new LaunchContext(course, null, null)),
                        Map.of("exam", exam),
                        Locale.ENGLISH,
                        Optional.empty(),
                        Optional.of(
                                new Launch.AgsEndpoint(Set.of(), Optional.of(ITEMS), Optional.ofNullable(lineItem))),
                        Optional.of(MEMBERS),
                        Optional.empty()),
                "link-1",
                null);
    }
}
