package app.vigil.exam;

import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.lti.LaunchAccepted;
import app.vigil.lti.RegistrationId;
import app.vigil.lti.Role;
import app.vigil.lti.StartProctoringLaunch;
import app.vigil.people.People;
import app.vigil.people.Units;
import app.vigil.shared.PersonId;
import app.vigil.testing.TestLaunches;
import app.vigil.testing.VigilTest;
import java.net.URI;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** How an exam comes to be on a platform with Proctoring Services (decision 9). */
@VigilTest
@RecordApplicationEvents
class FirstLaunchesTest {

    @Autowired
    private Exams exams;

    @Autowired
    private ExamSetup setup;

    @Autowired
    private ExamProfiles profiles;

    @Autowired
    private ExamAccess access;

    @Autowired
    private People people;

    @Autowired
    private Units units;

    @Autowired
    private app.vigil.lti.Connections connections;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private ApplicationEvents published;

    private RegistrationId registration;

    @BeforeEach
    void connect() {
        String issuer = "https://" + UUID.randomUUID() + ".example";
        registration = connections
                .connect(new app.vigil.lti.Connections.PlatformValues(
                        "Academy",
                        issuer,
                        "client-1",
                        URI.create(issuer + "/auth"),
                        URI.create(issuer + "/token"),
                        URI.create(issuer + "/keys"),
                        "1"))
                .id();
    }

    @Test
    void theFirstLaunchBeginsTheExamAsTheDefaultProfilePresetsIt() {
        StartProctoringLaunch launch = candidate("1").startProctoring();
        assertThat(exams.of(launch)).isEmpty();
        events.publishEvent(new LaunchAccepted(launch));
        Exam exam = exams.of(launch).orElseThrow();
        ExamProfiles.Preset preset = profiles.of(ExamProfiles.DEFAULT);
        assertThat(exam.title()).isEqualTo("Algebra test");
        assertThat(exam.contextId()).isEqualTo("course-1");
        assertThat(exam.profile()).isEqualTo(ExamProfiles.DEFAULT);
        assertThat(exam.kind()).isEqualTo(preset.kind());
        assertThat(exam.rules()).isEqualTo(preset.matrix());
        assertThat(exam.unit()).isEqualTo(units.root(registration).id());
    }

    @Test
    void everybodysLaunchOfTheLinkBelongsToThatExam() {
        StartProctoringLaunch first = candidate("1").startProctoring();
        StartProctoringLaunch second = candidate("2").attempt(2).startProctoring();
        events.publishEvent(new LaunchAccepted(first));
        events.publishEvent(new LaunchAccepted(second));
        assertThat(exams.of(second)).isEqualTo(exams.of(first));
        assertThat(exams.ofRegistration(registration)).hasSize(1);
        StartProctoringLaunch other = candidate("1").resourceLink("link-2").startProctoring();
        assertThat(exams.of(other)).isEmpty();
    }

    @Test
    void twoFirstLaunchesAtOnceBeginOneExam() {
        IntStream.range(0, 8)
                .parallel()
                .forEach(number -> events.publishEvent(
                        new LaunchAccepted(candidate("user-" + number).startProctoring())));
        assertThat(exams.ofRegistration(registration)).hasSize(1);
    }

    @Test
    void theFirstLaunchTellsWhereTheGradebookIsAndLeavesTheAssessmentsOwnGradeAlone() {
        URI container = URI.create("https://lms.example/lineitems");
        StartProctoringLaunch launch = candidate("1")
                .gradebook(container, URI.create("https://lms.example/lineitems/quiz"))
                .startProctoring();
        events.publishEvent(new LaunchAccepted(launch));
        events.publishEvent(new LaunchAccepted(launch));
        ExamId exam = exams.of(launch).orElseThrow().id();
        assertThat(published.stream(ExamLinked.class)
                        .filter(linked -> linked.exam().equals(exam)))
                .containsExactly(new ExamLinked(exam, registration, null, container, "uk"));
    }

    @Test
    void anActivityOfTheExamsOwnKeepsItsGate() {
        StartProctoringLaunch began = candidate("1").startProctoring();
        events.publishEvent(new LaunchAccepted(began));
        ExamId exam = exams.of(began).orElseThrow().id();
        URI container = URI.create("https://lms.example/lineitems");
        URI gate = URI.create("https://lms.example/lineitems/gate");
        exams.of(candidate("2")
                .custom("exam", exam.toString())
                .gradebook(container, gate)
                .launch());
        exams.of(candidate("1")
                .gradebook(URI.create("https://lms.example/others"), gate)
                .startProctoring());
        assertThat(published.stream(ExamLinked.class)
                        .filter(linked -> linked.exam().equals(exam)))
                .containsExactly(new ExamLinked(exam, registration, gate, container, "uk"));
    }

    @Test
    void theTeacherOfTheCourseManagesWhatAStudentsLaunchBegan() {
        StartProctoringLaunch launch = candidate("1").startProctoring();
        events.publishEvent(new LaunchAccepted(launch));
        ExamId exam = exams.of(launch).orElseThrow().id();
        PersonId teacher = people.remember(TestLaunches.of(Role.INSTRUCTOR)
                        .registration(registration)
                        .subject("teacher")
                        .launch())
                .id();
        PersonId student = people.find(registration, "1").orElseThrow().id();
        assertThat(access.manages(teacher, exam)).isTrue();
        assertThat(access.manages(student, exam)).isFalse();
    }

    @Test
    void aDeepLinkedExamIsFoundByItsParameter() {
        StartProctoringLaunch began = candidate("1").startProctoring();
        events.publishEvent(new LaunchAccepted(began));
        Exam chosen = setup.create(
                new ExamSetup.Course(registration, "course-1", "Algebra", null),
                exams.of(began).orElseThrow().settings(),
                people.find(registration, "1").orElseThrow().id());
        StartProctoringLaunch named =
                candidate("1").custom("exam", chosen.id().toString()).startProctoring();
        assertThat(exams.of(named)).contains(chosen);
        StartProctoringLaunch elsewhere = candidate("1")
                .course("course-2")
                .custom("exam", chosen.id().toString())
                .startProctoring();
        assertThat(exams.of(elsewhere)).as("a link copied into another course").isEmpty();
    }

    private TestLaunches candidate(String subject) {
        return TestLaunches.of(Role.LEARNER).registration(registration).subject(subject);
    }
}
