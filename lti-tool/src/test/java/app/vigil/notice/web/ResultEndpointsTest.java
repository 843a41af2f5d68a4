package app.vigil.notice.web;

import static app.vigil.testing.StandingRooms.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import app.vigil.decision.Deciding;
import app.vigil.evidence.EvidenceSealed;
import app.vigil.exam.Exam;
import app.vigil.exam.ExamKind;
import app.vigil.exam.Violation;
import app.vigil.incident.Incident;
import app.vigil.people.Duty;
import app.vigil.review.Reviewing;
import app.vigil.review.Reviews;
import app.vigil.review.VerificationStatus;
import app.vigil.shared.PersonId;
import app.vigil.sitting.Instruction;
import app.vigil.sitting.InstructionKind;
import app.vigil.sitting.Instructions;
import app.vigil.sitting.Sitting;
import app.vigil.testing.SettableClock;
import app.vigil.testing.StandingRooms;
import app.vigil.testing.VigilTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.EnableScenarios;
import org.springframework.modulith.test.Scenario;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** What an examinee may know of the own sitting, and nobody else that way. */
@VigilTest
@EnableScenarios
@Import(StandingRooms.class)
class ResultEndpointsTest {

    @DynamicPropertySource
    static void oneInstitutionTellsNoMarks(DynamicPropertyRegistry settings) {
        settings.add("vigil.profiles.zno.notice.marks-visible", () -> "never");
    }

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
    private Instructions instructions;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private SettableClock clock;

    private Exam exam;
    private PersonId proctor;
    private PersonId dean;
    private PersonId student;
    private Sitting sitting;

    @BeforeEach
    void someoneSatAnExam() {
        exam = rooms.exam("История России", ExamKind.INTERMEDIATE, "default");
        proctor = rooms.person("Проктор Пётр Петрович", "p@edu.ranepa.ru");
        dean = rooms.person("Деканова Дарья", "d@edu.ranepa.ru");
        student = rooms.person("Щёголева Юлия Эдуардовна", "s@edu.ranepa.ru");
        rooms.appoint(proctor, Duty.PROCTOR, exam);
        rooms.appoint(dean, Duty.DECISION_MAKER, exam);
        sitting = rooms.sitting(exam, student);
        rooms.record(sitting);
    }

    @Test
    @DisplayName("R2-050, R2-019 the examinee sees what was recorded, the status, and after the decision all of it")
    void showsWhatBecameOfTheSitting(Scenario scenario) throws Exception {
        page(student, "")
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("data-test=\"own-stream\"")))
                .andExpect(content().string(containsString("data-test=\"own-gaps\"")))
                .andExpect(content().string(containsString("data-test=\"undecided\"")))
                .andExpect(content().string(containsString("data-test=\"no-status\"")));

        review(scenario, "Списывал с телефона");
        page(student, "")
                .andExpect(content().string(containsString("data-status=\"2\"")))
                .andExpect(content().string(containsString("data-test=\"marks-kept-back\"")))
                .andExpect(content().string(not(containsString("00:10:00"))))
                .andExpect(content().string(not(containsString("Списывал с телефона"))));
        page(student, "/extract.pdf").andExpect(status().isNotFound());

        decide(1, false, "Телефон на записи");
        page(student, "")
                .andExpect(content().string(containsString("data-credited=\"false\"")))
                .andExpect(content().string(containsString("Телефон на записи")))
                .andExpect(content().string(containsString("00:10:00 (11:10:00)")))
                .andExpect(content().string(containsString("data-test=\"appeal-open\"")));
    }

    @Test
    @DisplayName("R2-060 the extract is the examinee's own row, in the language asked for, and nobody else's")
    void printsTheOwnRow(Scenario scenario) throws Exception {
        Sitting other = rooms.sitting(exam, rooms.person("Абакумова Анна", "a@edu.ranepa.ru"));
        review(scenario, "Телефон");
        seal(scenario, other);
        reviewing.judgeIdentity(other.id(), true, "", proctor);
        reviewing.setStatus(other.id(), new Reviewing.Choice(VerificationStatus.WITHOUT_REMARKS, "", 0), proctor);
        decide(1, false, "");

        assertThat(extract("ru"))
                .contains("Выписка из протокола", "Протокол прокторинга", "Щёголева", "Телефон", "не зачтен")
                .contains("Выписка от")
                .doesNotContain("Абакумова", "Черновик");
        assertThat(extract("uk")).contains("Витяг із протоколу", "Витяг від");
    }

    @Test
    @DisplayName(
            "R2-075 the examinee's page and extract and the organisers' list say which instructions were shown when")
    void namesTheInstructionsShown(Scenario scenario) throws Exception {
        Instruction memo = instructions.issue(
                exam.registration(),
                new Instructions.Draft(
                        InstructionKind.MEMO,
                        LocalDate.of(2026, 11, 1),
                        "№ 5",
                        List.of(new Instruction.Wording("ru", "Приходите вовремя", ""))),
                proctor);
        jdbc.sql("insert into instruction_shown (sitting_id, instruction, language, shown_at) values (?, ?, 'ru', ?)")
                .params(sitting.id().value(), memo.id(), StandingRooms.BEGIN.atOffset(ZoneOffset.UTC))
                .update();
        String edition = "версия " + memo.version() + " от 01.11.2026, приказ № 5";

        page(student, "")
                .andExpect(content().string(containsString("data-test=\"own-instructions\"")))
                .andExpect(content().string(containsString(edition)));
        mvc.perform(get("/sittings-of/{exam}", exam.id()).with(as(rooms.teacher("Учитель"))))
                .andExpect(content().string(containsString("data-test=\"instruction-shown\"")))
                .andExpect(content().string(containsString(edition)));
        review(scenario, "Телефон");
        decide(1, false, "");
        assertThat(extract("ru"))
                .contains("Памятка поступающим и обучающимся, " + edition + "; время показа 20.11.2026 11:00");
        assertThat(extract("en")).contains("Memo for applicants and students");
    }

    @Test
    @DisplayName(
            "R3-026 where no term is set, the page says whom to ask; where marks are never told, there is no extract")
    void saysWhomToAskAndKeepsMarksBack(Scenario scenario) throws Exception {
        exam = rooms.exam("Українська мова", ExamKind.INTERMEDIATE, "zno");
        rooms.appoint(proctor, Duty.PROCTOR, exam);
        rooms.appoint(dean, Duty.DECISION_MAKER, exam);
        sitting = rooms.sitting(exam, student);
        review(scenario, "Телефон");
        decide(1, false, "");
        page(student, "")
                .andExpect(content().string(containsString("data-test=\"appeal-without-term\"")))
                .andExpect(content().string(containsString("data-test=\"marks-kept-back\"")))
                .andExpect(content().string(not(containsString("data-test=\"extract\""))));
        page(student, "/extract.pdf").andExpect(status().isNotFound());
    }

    @Test
    @DisplayName("R3-026 the time to appeal is over two working days after the decision")
    void saysUntilWhenToAppeal(Scenario scenario) throws Exception {
        review(scenario, "Телефон");
        decide(1, true, "");
        page(student, "").andExpect(content().string(containsString("data-test=\"appeal-open\"")));
        clock.tick(Duration.ofDays(6));
        page(student, "").andExpect(content().string(containsString("data-test=\"appeal-over\"")));
    }

    @Test
    void saysThatACorrectedStatusIsDecidedAgain(Scenario scenario) throws Exception {
        review(scenario, "Телефон");
        decide(1, true, "");
        reviewing.setStatus(sitting.id(), new Reviewing.Choice(VerificationStatus.TECHNICAL, "Звук", 1), proctor);
        page(student, "").andExpect(content().string(containsString("data-test=\"decided-again\"")));
        decide(2, false, "");
        page(student, "")
                .andExpect(content().string(not(containsString("data-test=\"decided-again\""))))
                .andExpect(content().string(containsString("Решение исправлено")));
    }

    @Test
    @DisplayName("R2-060, R2-066 what is corrected after the decision is told with the next one, on page and extract")
    void keepsBackWhatWasCorrectedSince(Scenario scenario) throws Exception {
        review(scenario, "Телефон на столе");
        decide(1, true, "");
        clock.tick(Duration.ofMinutes(5));
        Instant from = StandingRooms.BEGIN.plusSeconds(1200);
        reviewing.mark(
                sitting.id(), new Reviewing.OwnMark(Violation.OTHER, from, from.plusSeconds(9), "Шпаргалка"), proctor);
        reviewing.setStatus(
                sitting.id(), new Reviewing.Choice(VerificationStatus.POSSIBLY_DISHONEST, "Записи", 1), proctor);

        page(student, "").andExpect(content().string(not(containsString("Шпаргалка"))));
        assertThat(extract("ru"))
                .contains("Телефон на столе", "00:10:00", "зачтен")
                .doesNotContain("Шпаргалка", "Записи");
        decide(2, false, "");
        page(student, "").andExpect(content().string(containsString("Шпаргалка")));
        assertThat(extract("ru")).contains("Шпаргалка", "Записи");
    }

    @Test
    @DisplayName("R4-053 a problem reported afterwards reaches the organisers")
    void reportsAProblem() throws Exception {
        mvc.perform(post("/results/{id}/problem", sitting.id())
                        .with(as(student))
                        .with(csrf())
                        .param("words", "Отключили свет"))
                .andExpect(status().is3xxRedirection());
        page(student, "").andExpect(content().string(containsString("Отключили свет")));
        mvc.perform(get("/sittings-of/{exam}", exam.id()).with(as(rooms.teacher("Учитель"))))
                .andExpect(content().string(containsString("Отключили свет")));
        mvc.perform(post("/results/{id}/problem", sitting.id())
                        .with(as(student))
                        .with(csrf())
                        .param("words", "x".repeat(2001)))
                .andExpect(status().is4xxClientError());
    }

    @Test
    @DisplayName("R2-049 nobody reads another person's result here, be it proctor, decision maker or teacher")
    void refusesEverybodyElse() throws Exception {
        PersonId neighbour = rooms.person("Сосед", "n@edu.ranepa.ru");
        rooms.sitting(exam, neighbour);
        for (PersonId refused : List.of(neighbour, proctor, dean, rooms.teacher("Учитель"))) {
            page(refused, "").andExpect(status().isForbidden());
            page(refused, "/extract.pdf").andExpect(status().isForbidden());
            mvc.perform(post("/results/{id}/problem", sitting.id())
                            .with(as(refused))
                            .with(csrf())
                            .param("words", "x"))
                    .andExpect(status().isForbidden());
        }
    }

    @Test
    @DisplayName("R2-034 the examinee explains a mark that was told during the exam, while the term lasts")
    void answersAMark() throws Exception {
        Incident silent = rooms.mark(sitting);
        Incident told = rooms.toldMark(sitting);
        Instant before = clock.instant();
        clock.set(StandingRooms.END.plus(Duration.ofHours(23)));

        answer(student, silent, "x").andExpect(status().isNotFound());
        answer(proctor, told, "x").andExpect(status().isForbidden());
        answer(student, told, "Мне позвонили в дверь").andExpect(status().is3xxRedirection());

        page(student, "").andExpect(content().string(containsString("Мне позвонили в дверь")));
        mvc.perform(get("/api/reviews/{id}", sitting.id()).with(as(proctor)))
                .andExpect(jsonPath("$.marks[?(@.answer)].answer.words").value("Мне позвонили в дверь"))
                .andExpect(jsonPath("$.marks[?(@.answer)].answer.late").value(false));
        clock.set(StandingRooms.END.plus(Duration.ofHours(25)));
        answer(student, told, "и ещё").andExpect(status().isNotFound());
        clock.set(before);
    }

    private ResultActions answer(PersonId by, Incident mark, String words) throws Exception {
        return mvc.perform(post("/results/{id}/marks/{mark}/answer", sitting.id(), mark.id())
                .with(as(by))
                .with(csrf())
                .param("words", words));
    }

    private String extract(String language) throws Exception {
        byte[] pdf = page(student, "/extract.pdf?language=" + language)
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }

    private void review(Scenario scenario, String comment) {
        Reviewing.MarkVerdict verdict =
                new Reviewing.MarkVerdict(rooms.mark(sitting).id(), true, Violation.GADGETS, "телефон", null);
        reviewing.judge(sitting.id(), verdict, proctor);
        seal(scenario, sitting);
        reviewing.judgeIdentity(sitting.id(), true, "", proctor);
        reviewing.setStatus(sitting.id(), new Reviewing.Choice(VerificationStatus.VIOLATION, comment, 0), proctor);
    }

    private void seal(Scenario scenario, Sitting of) {
        scenario.publish(new EvidenceSealed(of.id(), exam.id(), StandingRooms.END, true))
                .andWaitForStateChange(() -> reviews.countOpen(List.of(exam.id())), open -> open > 0)
                .andVerify(open -> assertThat(open).isPositive());
    }

    private void decide(int reviewVersion, boolean credited, String comment) {
        deciding.decide(exam.id(), new Deciding.Ruling(sitting.id(), reviewVersion, credited, comment), dean);
    }

    private ResultActions page(PersonId reader, String rest) throws Exception {
        return mvc.perform(get("/results/" + sitting.id() + rest).with(as(reader)));
    }
}
