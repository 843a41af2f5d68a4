package app.vigil.decision.web;

import static app.vigil.decision.web.PaperAnswers.assertRefused;
import static app.vigil.decision.web.PaperAnswers.redirected;
import static app.vigil.decision.web.PaperAnswers.registered;
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
import app.vigil.calendar.Deadlines;
import app.vigil.document.PdfAConformance;
import app.vigil.evidence.EvidenceSealed;
import app.vigil.exam.Exam;
import app.vigil.exam.ExamKind;
import app.vigil.exam.Violation;
import app.vigil.lti.Role;
import app.vigil.people.Duty;
import app.vigil.people.People;
import app.vigil.people.Person;
import app.vigil.people.Windows;
import app.vigil.review.Reviewing;
import app.vigil.review.Reviews;
import app.vigil.review.VerificationStatus;
import app.vigil.shared.PersonId;
import app.vigil.sitting.Sitting;
import app.vigil.testing.SettableClock;
import app.vigil.testing.StandingRooms;
import app.vigil.testing.TestLaunches;
import app.vigil.testing.VigilTest;
import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.modulith.test.EnableScenarios;
import org.springframework.modulith.test.Scenario;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@VigilTest
@EnableScenarios
@Import(StandingRooms.class)
@Tag("R2-046")
class PaperEndpointsTest {

    private static final String PROCTOR = "Проктор Пётр Петрович";
    private static final String DEAN = "Деканова Дарья Дмитриевна";

    @Autowired
    private MockMvc mvc;

    @Autowired
    private StandingRooms rooms;

    @Autowired
    private Reviewing reviewing;

    @Autowired
    private Reviews reviews;

    @Autowired
    private People people;

    @Autowired
    private Windows windows;

    @Autowired
    private Deadlines deadlines;

    @Autowired
    private SettableClock clock;

    private Exam exam;
    private PersonId proctor;
    private PersonId dean;
    private Sitting sitting;

    @BeforeEach
    void someoneWasReviewed() {
        exam = rooms.exam("История России", ExamKind.INTERMEDIATE, "ranepa");
        proctor = rooms.person(PROCTOR, "p@edu.ranepa.ru");
        dean = rooms.person(DEAN, "d@edu.ranepa.ru");
        rooms.appoint(proctor, Duty.PROCTOR, exam);
        rooms.appoint(dean, Duty.DECISION_MAKER, exam.unit());
        sitting = rooms.sitting(exam, rooms.person("Щёголева Юлия Эдуардовна", "s@edu.ranepa.ru"));
    }

    @Test
    @DisplayName("R2-046, R2-047, R2-064 decided, registered, signed by both after a launch, sealed, and never changed")
    void signsAProtocol(Scenario scenario) throws Exception {
        reviewed(scenario, VerificationStatus.WITHOUT_REMARKS);
        assertRefused(register(dean, "protocol"), "paper-rows-open");
        decide();
        String paper = registered(register(dean, "protocol"));
        assertThat(text(paper + ".pdf"))
                .containsPattern("№ \\d{4}/2026")
                .contains("зачтен", PROCTOR, DEAN, "Проверка подлинности");

        assertRefused(sign(proctor, paper, PROCTOR, Duration.ofMinutes(11)), "paper-launch-needed");
        assertRefused(sign(proctor, paper, "Кто-то другой", Duration.ZERO), "paper-name-differs");
        assertThat(page(proctor, "/papers").getContentAsString(StandardCharsets.UTF_8))
                .contains("Ждёт вашей подписи");
        redirected(sign(proctor, paper, " проктор  Пётр Петрович ", Duration.ZERO));
        assertRefused(sign(proctor, paper, PROCTOR, Duration.ZERO), "paper-not-yours-to-sign");
        assertThat(page(dean, paper).getContentAsString(StandardCharsets.UTF_8)).contains("data-sealed=\"false\"");
        redirected(sign(dean, paper, DEAN, Duration.ZERO));

        byte[] sealed = page(dean, paper + ".pdf").getContentAsByteArray();
        Files.createDirectories(Path.of("target", "documents"));
        Files.write(Path.of("target", "documents", "protocol-sealed.pdf"), sealed);
        assertThat(PaperAnswers.text(sealed))
                .containsPattern("Подписано в Vigil \\d\\d\\.11\\.2026")
                .contains("после входа из СДО");
        PdfAConformance.assertConforms(sealed);
        clock.tick(Duration.ofDays(1));
        assertThat(page(proctor, paper + ".pdf").getContentAsByteArray()).isEqualTo(sealed);
        mvc.perform(get(paper.replace("/papers/", "/papers/check/")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("data-compare-file")))
                .andExpect(content().string(containsString(DEAN)))
                .andExpect(content().string(not(containsString("Щёголева"))));
    }

    @Test
    @DisplayName("a newer paper replaces an older one, which can no longer be signed; both have their numbers")
    void replacesAPaper(Scenario scenario) throws Exception {
        reviewed(scenario, VerificationStatus.WITHOUT_REMARKS);
        decide();
        String old = registered(register(dean, "protocol"));
        clock.tick(Duration.ofMinutes(1));
        String newer = registered(register(dean, "protocol"));

        assertRefused(sign(dean, old, DEAN, Duration.ZERO), "paper-replaced");
        redirected(sign(dean, newer, DEAN, Duration.ZERO));
        assertThat(page(dean, "/papers/exams/" + exam.id()).getContentAsString(StandardCharsets.UTF_8))
                .contains("Заменён");
    }

    @Test
    @DisplayName("R2-064 what a status given since has overtaken is signed by nobody")
    void refusesToSignWhatIsOvertaken(Scenario scenario) throws Exception {
        reviewed(scenario, VerificationStatus.WITHOUT_REMARKS);
        decide();
        String paper = registered(register(dean, "protocol"));
        redirected(sign(proctor, paper, PROCTOR, Duration.ZERO));
        clock.tick(Duration.ofMinutes(1));
        reviewing.setStatus(
                sitting.id(), new Reviewing.Choice(VerificationStatus.TECHNICAL, "Звук пропадал", 1), proctor);

        assertRefused(sign(dean, paper, DEAN, Duration.ZERO), "paper-overtaken");
        String shown = page(dean, paper).getContentAsString(StandardCharsets.UTF_8);
        assertThat(shown).contains("data-test=\"overtaken\"").doesNotContain("data-test=\"sign\"");
    }

    @Test
    @DisplayName("R4-061 no act annuls what stands as credited")
    void drawsUpNoActAgainstADecision(Scenario scenario) throws Exception {
        reviewed(scenario, VerificationStatus.WITHOUT_REMARKS);
        decide();
        reviewing.judge(
                sitting.id(),
                new Reviewing.MarkVerdict(rooms.mark(sitting).id(), true, Violation.GADGETS, "телефон", null),
                proctor);

        assertRefused(act(), "paper-credited");
    }

    @Test
    @DisplayName("R4-060…R4-062 the act: twenty boxes, first who reviewed, then a coordinator who is somebody else")
    void drawsUpAnAct(Scenario scenario) throws Exception {
        reviewed(scenario, VerificationStatus.WITHOUT_REMARKS);
        assertRefused(act(), "paper-without-violations");
        reviewing.judge(
                sitting.id(),
                new Reviewing.MarkVerdict(rooms.mark(sitting).id(), true, Violation.GADGETS, "телефон", null),
                proctor);
        reviewing.setStatus(
                sitting.id(), new Reviewing.Choice(VerificationStatus.VIOLATION, "Списывал с телефона", 1), proctor);
        PersonId coordinator = rooms.person("Координатор Ольга", "k@edu.ranepa.ru");
        rooms.appoint(coordinator, Duty.COORDINATOR, exam.unit());
        rooms.appoint(proctor, Duty.COORDINATOR, exam.unit());

        String act = registered(act());
        assertThat(text(act + ".pdf"))
                .containsPattern("Акт № \\d{4}/2026 от")
                .contains("Использование гаджетов", "Передача учетных данных 3-му лицу")
                .contains("Осуществил проверку", "×");
        assertRefused(sign(coordinator, act, "Координатор Ольга", Duration.ZERO), "paper-another-first");
        redirected(sign(proctor, act, PROCTOR, Duration.ZERO));
        UUID id = UUID.fromString(act.substring(act.lastIndexOf('/') + 1));
        awaitRunning(true, DeadlineKind.ACT_CONFIRMATION, id);
        assertRefused(sign(proctor, act, PROCTOR, Duration.ZERO), "paper-second-person");
        redirected(sign(coordinator, act, "Координатор Ольга", Duration.ZERO));
        assertThat(text(act + ".pdf")).contains("Координатор Ольга", "подтверждаю");
        awaitRunning(false, DeadlineKind.ACT_CONFIRMATION, id);
    }

    @Test
    @DisplayName(
            "R2-046, R2-047, R2-050 decision, signatures, hand-over and result sheet have terms that end when done")
    void countsTheTermsOfPapers(Scenario scenario) throws Exception {
        reviewed(scenario, VerificationStatus.WITHOUT_REMARKS);
        awaitRunning(true, DeadlineKind.DECISION, sitting.id().value());
        awaitRunning(true, DeadlineKind.RESULTS, exam.id().value());
        decide();
        awaitRunning(false, DeadlineKind.DECISION, sitting.id().value());
        String paper = registered(register(dean, "protocol"));
        UUID id = UUID.fromString(paper.substring(paper.lastIndexOf('/') + 1));
        awaitRunning(true, DeadlineKind.SIGNATURE, id);
        awaitRunning(true, DeadlineKind.HAND_OVER, id);
        redirected(sign(proctor, paper, PROCTOR, Duration.ZERO));
        redirected(sign(dean, paper, DEAN, Duration.ZERO));
        awaitRunning(false, DeadlineKind.SIGNATURE, id);
        awaitRunning(false, DeadlineKind.HAND_OVER, id);
        registered(register(dean, "result-sheet"));
        awaitRunning(false, DeadlineKind.RESULTS, exam.id().value());
    }

    private void awaitRunning(boolean running, DeadlineKind kind, UUID subject) {
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> deadlines.running(kind, subject) == running);
    }

    @Test
    @DisplayName("R2-050, R2-059, R2-046 result sheet, access request and register of what was handed over")
    void drawsUpLists(Scenario scenario) throws Exception {
        reviewed(scenario, VerificationStatus.WITHOUT_REMARKS);
        decide();
        PersonId teacher = rooms.teacher("Учитель Ульяна");
        assertThat(text(registered(register(dean, "result-sheet")) + ".pdf"))
                .containsPattern("Зачетно-экзаменационная ведомость № \\d{4}/2026")
                .contains("Щёголева Юлия Эдуардовна", "зачтен");
        String request = registered(register(teacher, "access-request"));
        assertThat(PaperAnswers.text(pdf(teacher, request)))
                .contains("ЗАЯВКА на предоставление доступа", PROCTOR, "p@edu.ranepa.ru", "№ п/п");
        assertRefused(register(teacher, "protocol"), "not-yours");
        assertRefused(register(dean, "access-request"), "not-yours");
        mvc.perform(post(request + "/original").with(as(dean)).with(csrf())).andExpect(status().is3xxRedirection());
        assertThat(text(registered(register(dean, "hand-over-register")) + ".pdf"))
                .contains("Реестр передачи документов", "Заявка на доступ", "ведомость", ".2026");
    }

    @Test
    @DisplayName("R2-046 a scan of the copy signed by hand is kept, and nothing that is no scan")
    void keepsScans(Scenario scenario) throws Exception {
        reviewed(scenario, VerificationStatus.WITHOUT_REMARKS);
        decide();
        String paper = registered(register(dean, "protocol"));
        byte[] scan = "%PDF-1.4 scanned".getBytes(StandardCharsets.US_ASCII);
        redirected(perform(dean, post(paper + "/scans").content(scan)));
        String page = page(dean, paper).getContentAsString(StandardCharsets.UTF_8);
        String address = page.replaceAll("(?s).*href=\"(/papers/[^\"]+/scans/[^\"]+)\".*", "$1");
        assertThat(page(dean, address).getContentAsByteArray()).isEqualTo(scan);
        assertRefused(
                perform(dean, post(paper + "/scans").content("<html>".getBytes(StandardCharsets.US_ASCII))),
                "paper-scan-unreadable");
    }

    @Test
    @DisplayName("R2-049 nobody else reads a paper; R2-003 no proctor brings scores")
    void refusesEverybodyElse(Scenario scenario) throws Exception {
        reviewed(scenario, VerificationStatus.WITHOUT_REMARKS);
        decide();
        String paper = registered(register(dean, "protocol"));
        PersonId otherProctor = rooms.person("Другой проктор", "o@edu.ranepa.ru");
        rooms.appoint(otherProctor, Duty.PROCTOR, exam);
        PersonId teacher = rooms.teacher("Учитель");
        for (PersonId refused : java.util.List.of(otherProctor, teacher, sitting.examinee())) {
            for (String path : java.util.List.of(paper, paper + ".pdf", paper + ".docx", paper + ".xlsx")) {
                assertThat(page(refused, path).getStatus()).isEqualTo(403);
            }
        }
        assertThat(page(proctor, paper + ".docx").getStatus()).isEqualTo(200);
        assertThat(page(proctor, "/gradebooks/" + exam.id()).getStatus()).isEqualTo(403);
    }

    @Test
    @DisplayName("R2-062 scores and groups come from the export into the protocol, and one group is decided at once")
    void importsScores(Scenario scenario) throws Exception {
        reviewed(scenario, VerificationStatus.WITHOUT_REMARKS);
        String address = "/gradebooks/" + exam.id();
        byte[] csv = "Группа;Адрес электронной почты;История России (Значение)\nЭП-21;s@edu.ranepa.ru;87,5\n;x@y.ru;1\n"
                .getBytes(StandardCharsets.UTF_8);
        redirected(perform(dean, post(address + "/file").content(csv)));
        assertThat(page(dean, address).getContentAsString(StandardCharsets.UTF_8))
                .contains("data-cause=\"stranger\"", "87,5", "ЭП-21");
        redirected(perform(dean, post(address)));
        assertThat(page(dean, "/protocols/" + exam.id()).getContentAsString(StandardCharsets.UTF_8))
                .contains("87,5", "ЭП-21");
        perform(dean, post("/protocols/{exam}/credited", exam.id()).param("group", "ЭП-22"));
        assertRefused(register(dean, "protocol"), "paper-rows-open");
        perform(dean, post("/protocols/{exam}/credited", exam.id()).param("group", "ЭП-21"));
        assertThat(text(registered(register(dean, "protocol")) + ".pdf")).contains("87,5", "ЭП-21");
        assertRefused(
                perform(dean, post(address + "/file").content("no".getBytes(StandardCharsets.UTF_8))),
                "gradebook-unreadable");
    }

    private void reviewed(Scenario scenario, VerificationStatus status) {
        scenario.publish(new EvidenceSealed(sitting.id(), exam.id(), StandingRooms.END, true))
                .andWaitForStateChange(this::statusCanBeSet, done -> done)
                .andVerify(done -> assertThat(done).isTrue());
        reviewing.setStatus(sitting.id(), new Reviewing.Choice(status, "", 0), proctor);
    }

    /** Only once the evidence is known to be sealed does the room take a judgement on the identity, and a status. */
    private boolean statusCanBeSet() {
        try {
            return page(dean, "/api/protocols/sittings/" + sitting.id())
                            .getContentAsString()
                            .contains("\"evidenceSealed\":true")
                    && identityJudged();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private boolean identityJudged() {
        reviewing.judgeIdentity(sitting.id(), true, "", proctor);
        return true;
    }

    private void decide() throws Exception {
        redirected(perform(
                dean,
                post("/protocols/{exam}/sittings/{id}/decision", exam.id(), sitting.id())
                        .param("credited", "true")
                        .param(
                                "reviewVersion",
                                Integer.toString(
                                        reviews.find(sitting.id()).orElseThrow().version()))));
    }

    private MockHttpServletResponse register(PersonId by, String kind) throws Exception {
        return perform(
                by, post("/papers/exams/" + exam.id()).param("kind", kind).param("written", "ru"));
    }

    private MockHttpServletResponse act() throws Exception {
        return perform(
                dean,
                post("/papers/exams/" + exam.id())
                        .param("kind", "violation-act")
                        .param("sitting", sitting.id().toString())
                        .param("written", "ru"));
    }

    /** Comes from the LMS, lets the time pass, and signs. */
    private MockHttpServletResponse sign(PersonId by, String paper, String name, Duration sinceLaunch)
            throws Exception {
        Person person = people.find(by).orElseThrow();
        String ticket = windows.ticket(TestLaunches.of(Role.LEARNER).launch(), person, "/papers");
        Cookie session = mvc.perform(post("/enter").param("ticket", ticket.substring(0, ticket.indexOf('.'))))
                .andReturn()
                .getResponse()
                .getCookies()[0];
        clock.tick(sinceLaunch);
        return mvc.perform(post(paper + "/signature")
                        .param("name", name)
                        .cookie(session)
                        .with(csrf()))
                .andReturn()
                .getResponse();
    }

    private MockHttpServletResponse perform(PersonId by, MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.with(as(by)).with(csrf())).andReturn().getResponse();
    }

    private MockHttpServletResponse page(PersonId viewer, String path) throws Exception {
        MediaType accepted = path.startsWith("/api/") ? MediaType.APPLICATION_JSON : MediaType.ALL;
        return mvc.perform(get(path).with(as(viewer)).accept(accepted))
                .andReturn()
                .getResponse();
    }

    private String text(String path) throws Exception {
        return PaperAnswers.text(pdf(dean, path.replace(".pdf", "")));
    }

    private byte[] pdf(PersonId viewer, String paper) throws Exception {
        return page(viewer, paper + ".pdf").getContentAsByteArray();
    }
}
