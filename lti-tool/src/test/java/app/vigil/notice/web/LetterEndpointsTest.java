package app.vigil.notice.web;

import static app.vigil.testing.StandingRooms.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import app.vigil.calendar.DeadlineKind;
import app.vigil.calendar.DeadlineOverdue;
import app.vigil.calendar.DeadlineStart;
import app.vigil.calendar.Deadlines;
import app.vigil.decision.Deciding;
import app.vigil.decision.TeacherCheckFinished;
import app.vigil.evidence.EvidenceSealed;
import app.vigil.exam.Exam;
import app.vigil.exam.ExamKind;
import app.vigil.people.DeskEntries.Visitor;
import app.vigil.people.Duty;
import app.vigil.review.Reviewing;
import app.vigil.review.Reviews;
import app.vigil.review.VerificationStatus;
import app.vigil.shared.PersonId;
import app.vigil.shared.Viewer;
import app.vigil.sitting.Sitting;
import app.vigil.testing.SettableClock;
import app.vigil.testing.StandingRooms;
import app.vigil.testing.VigilTest;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.EnableScenarios;
import org.springframework.modulith.test.Scenario;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.transaction.support.TransactionTemplate;

/** From the status and the decision to a letter in a mailbox, over a real mail server. */
@VigilTest
@EnableScenarios
@Import(StandingRooms.class)
class LetterEndpointsTest {

    private static final GreenMail SERVER = new GreenMail(ServerSetup.SMTP.dynamicPort());

    @Autowired
    private MockMvc mvc;

    @Autowired
    private StandingRooms rooms;

    @Autowired
    private Reviewing reviewing;

    @Autowired
    private Reviews reviews;

    @Autowired
    private Deciding deciding;

    @Autowired
    private LettersEntry desk;

    @Autowired
    private Deadlines deadlines;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private SettableClock clock;

    private Exam exam;
    private PersonId proctor;
    private PersonId dean;
    private PersonId student;
    private Sitting sitting;

    @DynamicPropertySource
    static void mail(DynamicPropertyRegistry settings) {
        SERVER.start();
        settings.add("spring.mail.host", () -> "127.0.0.1");
        settings.add("spring.mail.port", () -> SERVER.getSmtp().getPort());
        settings.add("vigil.mail.from", () -> "exams@ranepa.ru");
        settings.add("vigil.mail.every", () -> "100ms");
        settings.add("vigil.notice.every", () -> "100ms");
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @BeforeEach
    void someoneSatAnExam() {
        exam = rooms.exam("История России", ExamKind.INTERMEDIATE, "ranepa");
        proctor = rooms.person("Проктор Пётр Петрович", "p@edu.ranepa.ru");
        dean = rooms.person("Деканова Дарья", "dean-" + exam.id() + "@ranepa.ru");
        student = rooms.person("Щёголева Юлия Эдуардовна", "s-" + exam.id() + "@example.org");
        rooms.appoint(proctor, Duty.PROCTOR, exam);
        rooms.appoint(dean, Duty.DECISION_MAKER, exam.unit());
        sitting = rooms.sitting(exam, student);
    }

    @Test
    @DisplayName("R2-045 the last status hands the protocol over; R2-050 the decision reaches the student")
    void tellsWhoeverIsToBeTold(Scenario scenario) throws Exception {
        Sitting second = rooms.sitting(exam, rooms.person("Абакумова Анна", null));
        review(scenario, sitting);
        review(scenario, second);
        MimeMessage protocol = arrived("dean-" + exam.id() + "@ranepa.ru", 1).getFirst();
        assertThat(protocol.getSubject()).isEqualTo("Vigil: вас ждёт протокол");
        assertThat(text(protocol))
                .contains("История России", "В нём 2 строки", "ждут 2", "/protocols/" + exam.id())
                .doesNotContain("Щёголева", "Абакумова");

        decide(1, true);
        MimeMessage result = arrived("s-" + exam.id() + "@example.org", 1).getFirst();
        assertThat(result.getSubject()).isEqualTo("Vigil: новости о вашем испытании");
        assertThat(text(result)).contains("принято решение", "/results/" + sitting.id());
        assertThat(text(result)).as("no result outside of the tool").doesNotContainIgnoringCase("зачтен");
        decide(1, false);
        assertThat(text(arrived("s-" + exam.id() + "@example.org", 2).getLast()))
                .contains("исправлено");

        deciding.decide(exam.id(), new Deciding.Ruling(second.id(), 1, true, ""), dean);
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> troubled(dean) == 1);
        page(dean, "/letters/exams/" + exam.id())
                .andExpect(content().string(containsString("СДО не сообщила адреса")))
                .andExpect(content().string(containsString("data-kind=\"result\"")))
                .andExpect(content().string(containsString("dean-" + exam.id() + "@ranepa.ru")));
        page(proctor, "/letters/exams/" + exam.id())
                .andExpect(content().string(containsString("data-kind=\"protocol\"")))
                .andExpect(content().string(not(containsString("data-kind=\"result\""))));
    }

    @Test
    @DisplayName("R2-045 a proctor hands over what there is, and sees that it was sent")
    void handsOverOnRequest(Scenario scenario) throws Exception {
        review(scenario, sitting);
        arrived("dean-" + exam.id() + "@ranepa.ru", 1);
        mvc.perform(post("/letters/exams/{exam}/protocol", exam.id())
                        .with(as(proctor))
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        arrived("dean-" + exam.id() + "@ranepa.ru", 2);
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> page(proctor, "/letters/exams/" + exam.id())
                                .andReturn()
                                .getResponse()
                                .getContentAsString()
                                .split("data-state=\"sent\"", -1)
                                .length
                        == 3);
        page(proctor, "/letters").andExpect(content().string(containsString("История России")));
    }

    @Test
    @DisplayName("R2-043 when the teacher brought the last points, whoever decides is told, and no name with it")
    void tellsThatThePointsAreThere() throws Exception {
        transaction.executeWithoutResult(status -> events.publishEvent(
                new TeacherCheckFinished(exam.id(), rooms.teacher("Учитель Ульяна"), clock.instant())));

        MimeMessage told = arrived("dean-" + exam.id() + "@ranepa.ru", 1).getFirst();

        assertThat(told.getSubject()).isEqualTo("Vigil: баллы внесены");
        assertThat(text(told))
                .contains("История России", "/protocols/" + exam.id())
                .doesNotContain("Щёголева");
        page(dean, "/letters/exams/" + exam.id()).andExpect(content().string(containsString("data-kind=\"points\"")));
    }

    @Test
    @DisplayName("R2-049 nobody else hands a protocol over or reads its log")
    void refusesEverybodyElse() throws Exception {
        for (PersonId refused : List.of(student, rooms.teacher("Учитель"))) {
            page(refused, "/letters/exams/" + exam.id()).andExpect(status().isForbidden());
            mvc.perform(post("/letters/exams/{exam}/protocol", exam.id())
                            .with(as(refused))
                            .with(csrf()))
                    .andExpect(status().isForbidden());
        }
    }

    @Test
    @DisplayName("R2-047, R2-012 whoever is late gets one letter that day, about everything, and one the next")
    void remindsOnceADay() throws Exception {
        Instant ended = clock.instant();
        Exam second = rooms.exam("Философия", ExamKind.INTERMEDIATE, "ranepa");
        late(exam, dean, ended);
        late(second, dean, ended);
        clock.tick(Duration.ofDays(5));
        Stream.of(exam, second).forEach(of -> tellOverdue(of, dean));
        MimeMessage digest = arrived("dean-" + exam.id() + "@ranepa.ru", 1).getFirst();
        assertThat(digest.getSubject()).isEqualTo("Vigil: сроки");
        assertThat(text(digest)).contains("Принять решение", "История России", "просрочено: 1");

        tellOverdue(exam, dean);
        clock.tick(Duration.ofDays(1));
        assertThat(arrived("dean-" + exam.id() + "@ranepa.ru", 2)).hasSize(2);
    }

    @Test
    @DisplayName("R2-012 what a colleague has in hand stands in the letter of who looks after both, and in no other")
    void tellsNobodyOfOtherHands() throws Exception {
        PersonId coordinator = rooms.person("Координаторова Клара", "c-" + exam.id() + "@ranepa.ru");
        rooms.appoint(coordinator, Duty.COORDINATOR, exam.unit());
        Instant ended = clock.instant();
        late(exam, dean, ended);
        late(exam, proctor, ended);
        clock.tick(Duration.ofDays(5));
        tellOverdue(exam, coordinator);

        assertThat(text(arrived("dean-" + exam.id() + "@ranepa.ru", 1).getFirst()))
                .containsOnlyOnce("История России");
        assertThat(text(arrived("c-" + exam.id() + "@ranepa.ru", 1).getFirst()).split("История России"))
                .hasSize(3);
    }

    private void late(Exam of, PersonId person, Instant since) {
        deadlines.begin(
                new Deadlines.Task(
                        DeadlineKind.DECISION, UUID.randomUUID(), of.id().value(), person, "/protocols/" + of.id()),
                of.profile(),
                Map.of(DeadlineStart.STATUS_SET, since));
    }

    private void tellOverdue(Exam of, PersonId overseer) {
        transaction.executeWithoutResult(status -> events.publishEvent(new DeadlineOverdue(
                UUID.randomUUID(),
                DeadlineKind.DECISION,
                of.id().value(),
                1,
                clock.instant(),
                "/protocols/" + of.id(),
                List.of(dean),
                List.of(overseer))));
    }

    private void decide(int reviewVersion, boolean credited) {
        deciding.decide(exam.id(), new Deciding.Ruling(sitting.id(), reviewVersion, credited, ""), dean);
    }

    private int troubled(PersonId person) {
        Viewer viewer = new Viewer(person, "", Locale.of("ru"), false);
        return desk.entriesFor(new Visitor(
                        viewer, Set.of(Duty.DECISION_MAKER), exam.id().toString()))
                .getFirst()
                .count();
    }

    private void review(Scenario scenario, Sitting of) {
        scenario.publish(new EvidenceSealed(of.id(), exam.id(), StandingRooms.END, true))
                .andWaitForStateChange(() -> reviews.countOpen(List.of(exam.id())), open -> open > 0)
                .andVerify(open -> assertThat(open).isPositive());
        reviewing.judgeIdentity(of.id(), true, "", proctor);
        reviewing.setStatus(of.id(), new Reviewing.Choice(VerificationStatus.WITHOUT_REMARKS, "", 0), proctor);
    }

    private static List<MimeMessage> arrived(String address, int many) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> lettersTo(address), letters -> letters.size() == many);
    }

    private static List<MimeMessage> lettersTo(String address) throws Exception {
        return Arrays.stream(SERVER.getReceivedMessages())
                .filter(message -> to(message).equals(address))
                .toList();
    }

    private static String to(MimeMessage message) {
        try {
            return message.getAllRecipients()[0].toString();
        } catch (jakarta.mail.MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(MimeMessage message) throws Exception {
        return message.getContent().toString();
    }

    private ResultActions page(PersonId reader, String address) throws Exception {
        return mvc.perform(get(address).with(as(reader)));
    }
}
