package app.vigil.decision.web;

import static app.vigil.testing.StandingRooms.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import app.vigil.calendar.DeadlineKind;
import app.vigil.calendar.Deadlines;
import app.vigil.calendar.DutyRoster;
import app.vigil.calendar.InstitutionCalendar;
import app.vigil.calendar.Responsible;
import app.vigil.decision.LmsResults;
import app.vigil.evidence.EvidenceSealed;
import app.vigil.exam.DeadlineBoard;
import app.vigil.exam.Exam;
import app.vigil.exam.ExamKind;
import app.vigil.people.Duty;
import app.vigil.review.Reviewing;
import app.vigil.review.TestBeginnings;
import app.vigil.review.VerificationStatus;
import app.vigil.shared.PersonId;
import app.vigil.sitting.Sitting;
import app.vigil.testing.SettableClock;
import app.vigil.testing.StandingRooms;
import app.vigil.testing.VigilTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.modulith.test.EnableScenarios;
import org.springframework.modulith.test.Scenario;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@VigilTest
@EnableScenarios
@Import(StandingRooms.class)
class TeacherCheckTest {

    @Autowired
    private MockMvc mvc;

    @Autowired
    private StandingRooms rooms;

    @Autowired
    private Reviewing reviewing;

    @Autowired
    private Deadlines deadlines;

    @Autowired
    private InstitutionCalendar calendar;

    @Autowired
    private DeadlineBoard board;

    @Autowired
    private DutyRoster roster;

    @Autowired
    private LmsResults results;

    @Autowired
    private TestBeginnings beginnings;

    @Autowired
    private SettableClock clock;

    private Exam exam;
    private PersonId proctor;
    private PersonId dean;
    private PersonId teacher;
    private Sitting sitting;
    private Instant closesAt;

    @BeforeEach
    void someoneWroteAnEssay() {
        closesAt = clock.instant().plus(Duration.ofHours(1));
        exam = rooms.closing(rooms.exam("История России", ExamKind.INTERMEDIATE, "ranepa"), closesAt, true);
        proctor = rooms.person("Проктор Пётр Петрович", "p@edu.ranepa.ru");
        dean = rooms.person("Деканова Дарья Дмитриевна", "d@edu.ranepa.ru");
        teacher = rooms.teacher("Учитель Ульяна");
        rooms.appoint(proctor, Duty.PROCTOR, exam);
        rooms.appoint(dean, Duty.DECISION_MAKER, exam.unit());
        sitting = rooms.sitting(exam, rooms.person("Щёголева Юлия Эдуардовна", "s@edu.ranepa.ru"));
    }

    @Test
    @DisplayName(
            "R2-007, R2-043 the teacher has until the end of the next working day after the exam closes, and is told")
    void givesTheTeacherADay(Scenario scenario) throws Exception {
        reviewed(scenario, VerificationStatus.WITHOUT_REMARKS);

        Instant due = calendar.afterWorkingDays("ranepa", closesAt, 1);
        assertThat(running()).hasValue(due);
        assertThat(board.of(teacher).own()).anySatisfy(line -> {
            assertThat(line.kind()).isEqualTo(DeadlineKind.TEACHER_CHECK);
            assertThat(line.exam()).isEqualTo("История России");
            assertThat(line.clause()).isEqualTo("п. 4.3");
            assertThat(line.path()).isEqualTo("/gradebooks/" + exam.id());
            assertThat(line.dueAt()).isEqualTo(due.toEpochMilli());
        });
        assertThat(board.of(dean).own())
                .extracting(DeadlineBoard.Line::kind)
                .doesNotContain(DeadlineKind.TEACHER_CHECK);
        assertThat(board.of(dean).overseen())
                .extracting(DeadlineBoard.Line::kind)
                .contains(DeadlineKind.TEACHER_CHECK);
        assertThat(roster.responsible(Responsible.TEACHER, exam.id().value())).contains(teacher);
    }

    @Test
    @DisplayName(
            "R2-007, R2-062 the protocol says by when points are expected, then that they are late, then the points")
    void saysWhenPointsAreExpected(Scenario scenario) throws Exception {
        reviewed(scenario, VerificationStatus.WITHOUT_REMARKS);
        String protocol = "/protocols/" + exam.id();
        assertThat(page(dean, protocol))
                .contains("data-standing=\"expected\"", "ожидаются до", "data-test=\"scores-awaited\"");
        clock.set(calendar.afterWorkingDays("ranepa", closesAt, 1).plusSeconds(1));
        assertThat(page(dean, protocol))
                .contains("data-standing=\"late\"", "не внесены, срок был")
                .doesNotContain("ожидаются до");

        bring("-");
        assertThat(running()).isPresent();
        bring("87,5");

        awaitDue(null);
        assertThat(page(dean, protocol))
                .contains("data-standing=\"known\"", "87,5")
                .doesNotContain("scores-awaited");
    }

    @Test
    @DisplayName("R2-007 a row of the export without points is no conflict until the teacher is late")
    void knowsNoConflictInTime(Scenario scenario) throws Exception {
        reviewed(scenario, VerificationStatus.WITHOUT_REMARKS);
        String address = "/gradebooks/" + exam.id();
        send(teacher, post(address + "/file").content(export("-")));
        assertThat(page(teacher, address)).contains("data-test=\"awaited\"").doesNotContain("data-cause=\"no-score\"");

        clock.set(calendar.afterWorkingDays("ranepa", closesAt, 1).plusSeconds(1));

        assertThat(page(teacher, address)).contains("data-cause=\"no-score\"").doesNotContain("data-test=\"awaited\"");
    }

    @Test
    @DisplayName("R2-007, R2-065 missing points suggest a test never begun only where no teacher checks")
    void suggestsNothingFromMissingPoints() {
        LmsResults.Origin origin = new LmsResults.Origin("export", dean, clock.instant());
        results.keep(exam.id(), sitting.examinee(), new LmsResults.Read("", "ЭП-21"), origin);
        assertThat(beginnings.begun(exam.id(), sitting.examinee())).isEmpty();

        rooms.closing(exam, closesAt, false);
        assertThat(beginnings.begun(exam.id(), sitting.examinee())).contains(false);

        results.keep(exam.id(), sitting.examinee(), new LmsResults.Read("12", "ЭП-21"), origin);
        assertThat(beginnings.begun(exam.id(), sitting.examinee())).contains(true);
    }

    @Test
    @DisplayName("R2-062, R2-065 groups read without scores blank no score and suggest no test that was never begun")
    void leavesWhatWasNotRead() {
        rooms.closing(exam, closesAt, false);
        LmsResults.Origin origin = new LmsResults.Origin("export", dean, clock.instant());
        results.keep(exam.id(), sitting.examinee(), new LmsResults.Read(null, "ЭП-21"), origin);
        assertThat(beginnings.begun(exam.id(), sitting.examinee())).isEmpty();

        results.keep(exam.id(), sitting.examinee(), new LmsResults.Read("87", null), origin);
        results.keep(exam.id(), sitting.examinee(), new LmsResults.Read(null, "ЭП-22"), origin);

        assertThat(results.ofExam(exam.id())).containsValue(new LmsResults.LmsResult("87", "ЭП-22"));
        assertThat(beginnings.begun(exam.id(), sitting.examinee())).contains(true);
    }

    @Test
    @DisplayName("R2-043 the term follows the exam: moved with its closing, gone with the choice, begun with it again")
    void followsTheExam(Scenario scenario) throws Exception {
        sealed(scenario);
        Instant later = closesAt.plus(Duration.ofDays(10));
        exam = rooms.closing(exam, later, true);
        awaitDue(calendar.afterWorkingDays("ranepa", later, 1));

        exam = rooms.closing(exam, later, false);
        awaitDue(null);

        exam = rooms.closing(exam, closesAt, true);
        awaitDue(calendar.afterWorkingDays("ranepa", closesAt, 1));
    }

    @Test
    @DisplayName("R2-043, R2-065 whoever never began the test leaves the teacher nothing to check")
    void asksNothingOfATestThatWasNotBegun(Scenario scenario) throws Exception {
        reviewed(scenario, VerificationStatus.NOT_STARTED);

        awaitDue(null);
        assertThat(page(dean, "/protocols/" + exam.id()))
                .contains("data-standing=\"none\"")
                .doesNotContain("scores-awaited");
    }

    private Optional<Instant> running() {
        return Optional.ofNullable(deadlines
                .due(DeadlineKind.TEACHER_CHECK, exam.id().value())
                .get(sitting.id().value()));
    }

    private void awaitDue(@Nullable Instant due) {
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> running().equals(Optional.ofNullable(due)));
    }

    private static byte[] export(String points) {
        return ("Группа;Адрес электронной почты;История России (Значение)\nЭП-21;s@edu.ranepa.ru;" + points + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private void bring(String points) throws Exception {
        send(teacher, post("/gradebooks/" + exam.id() + "/file").content(export(points)));
        send(teacher, post("/gradebooks/" + exam.id()));
    }

    private void reviewed(Scenario scenario, VerificationStatus status) {
        sealed(scenario);
        String comment = status == VerificationStatus.NOT_STARTED ? "Не открыт" : "";
        reviewing.setStatus(sitting.id(), new Reviewing.Choice(status, comment, 0), proctor);
    }

    private void sealed(Scenario scenario) {
        UUID id = sitting.id().value();
        scenario.publish(new EvidenceSealed(sitting.id(), exam.id(), StandingRooms.END, true))
                .andWaitForStateChange(this::identityCanBeJudged, done -> done)
                .andVerify(done -> assertThat(done).isTrue());
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> deadlines.running(DeadlineKind.TEACHER_CHECK, id));
        reviewing.judgeIdentity(sitting.id(), true, "", proctor);
    }

    private boolean identityCanBeJudged() {
        try {
            return page(dean, "/api/protocols/sittings/" + sitting.id()).contains("\"evidenceSealed\":true");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private void send(PersonId by, MockHttpServletRequestBuilder request) throws Exception {
        assertThat(mvc.perform(request.with(as(by)).with(csrf()))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(302);
    }

    private String page(PersonId viewer, String path) throws Exception {
        MediaType accepted = path.startsWith("/api/") ? MediaType.APPLICATION_JSON : MediaType.ALL;
        return mvc.perform(get(path).with(as(viewer)).accept(accepted))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }
}
