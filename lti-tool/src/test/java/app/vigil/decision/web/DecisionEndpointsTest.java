package app.vigil.decision.web;

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

import app.vigil.decision.DecisionTaken;
import app.vigil.evidence.EvidenceSealed;
import app.vigil.exam.Exam;
import app.vigil.exam.ExamKind;
import app.vigil.exam.Violation;
import app.vigil.people.DeskEntries;
import app.vigil.people.DeskEntries.Visitor;
import app.vigil.people.Duty;
import app.vigil.review.Reviewing;
import app.vigil.review.VerificationStatus;
import app.vigil.review.VerificationStatusSet;
import app.vigil.shared.PersonId;
import app.vigil.shared.Viewer;
import app.vigil.sitting.Sitting;
import app.vigil.testing.QueryCount;
import app.vigil.testing.StandingRooms;
import app.vigil.testing.VigilTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.modulith.test.EnableScenarios;
import org.springframework.modulith.test.Scenario;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@VigilTest
@EnableScenarios
@Import({StandingRooms.class, QueryCount.class})
class DecisionEndpointsTest {

    @Autowired
    private MockMvc mvc;

    @Autowired
    private StandingRooms rooms;

    @Autowired
    private Reviewing reviewing;

    @Autowired
    private DecisionMakerDesk desk;

    private Exam exam;
    private PersonId proctor;
    private PersonId dean;
    private Sitting sitting;

    @BeforeEach
    void someoneSatAnExam() {
        exam = rooms.exam("История России", ExamKind.INTERMEDIATE, "ranepa");
        proctor = rooms.person("Проктор Пётр Петрович", "p@edu.ranepa.ru");
        dean = rooms.person("Деканова Дарья", "d@edu.ranepa.ru");
        rooms.appoint(proctor, Duty.PROCTOR, exam);
        rooms.appoint(dean, Duty.DECISION_MAKER, exam.unit());
        sitting = rooms.sitting(exam, rooms.person("Щёголева Юлия Эдуардовна", "s@example.org"));
    }

    @Test
    @DisplayName("R2-047 B11 from the status to the decision, by event and by form")
    void decidesOnARowOfTheProtocol(Scenario scenario) throws Exception {
        seal(scenario, sitting);
        reviewing.judgeIdentity(sitting.id(), true, "", proctor);
        long begin = StandingRooms.BEGIN.toEpochMilli();
        reviewing.watched(sitting.id(), new long[][] {{begin, begin + 27 * 60_000}}, proctor);
        scenario.stimulate(() -> reviewing.setStatus(
                        sitting.id(), new Reviewing.Choice(VerificationStatus.TECHNICAL, "Звук пропадал", 0), proctor))
                .andWaitForStateChange(this::waiting, count -> count == 1)
                .andVerify(count -> assertThat(count).isEqualTo(1));
        page(dean, "/protocols/" + exam.id())
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Проблемы технического характера")))
                .andExpect(content().string(containsString("Просмотрено до статуса: 30 % записи")))
                .andExpect(content().string(containsString("На усмотрение руководителя")))
                .andExpect(content().string(containsString("Адрес не в домене организации")));
        page(dean, "/decisions").andExpect(content().string(containsString("История России")));

        scenario.stimulate(() -> decide(dean, sitting, 1))
                .andWaitForEventOfType(DecisionTaken.class)
                .matching(DecisionTaken::credited)
                .toArrive();

        assertThat(waiting()).isZero();
        page(dean, "/protocols/" + exam.id() + "?status=5")
                .andExpect(content().string(containsString("data-credited=\"true\"")));
        page(dean, "/protocols/" + exam.id() + "?status=2")
                .andExpect(content().string(not(containsString("data-test=\"protocol-row\""))));
    }

    @Test
    void refusesWhoeverReviewedEvenIfAppointedToDecide(Scenario scenario) throws Exception {
        reviewed(scenario, sitting);
        rooms.dismiss(proctor);
        rooms.appoint(proctor, Duty.DECISION_MAKER, exam);

        mvc.perform(post("/protocols/{exam}/sittings/{id}/decision", exam.id(), sitting.id())
                        .with(as(proctor))
                        .with(csrf())
                        .param("credited", "true")
                        .param("reviewVersion", "1"))
                .andExpect(status().isForbidden())
                .andExpect(content().string(containsString("decision-by-the-reviewer")));
        page(proctor, "/protocols/" + exam.id())
                .andExpect(content().string(not(containsString("data-test=\"credit-all\""))))
                .andExpect(content().string(containsString("data-test=\"refusal\"")));
    }

    @Test
    void creditsAllWithoutRemarks(Scenario scenario) throws Exception {
        reviewed(scenario, sitting);

        page(dean, "/protocols/" + exam.id())
                .andExpect(content().string(containsString("Зачесть все без замечаний (1)")));
        mvc.perform(post("/protocols/{exam}/credited", exam.id()).with(as(dean)).with(csrf()))
                .andExpect(status().is3xxRedirection());
        page(dean, "/protocols/" + exam.id())
                .andExpect(content().string(containsString("data-credited=\"true\"")))
                .andExpect(content().string(not(containsString("data-test=\"credit-all\""))));
    }

    @Test
    @DisplayName("R2-048 R2-049 nobody but those who decide for the exam or its unit sees the protocol")
    void refusesEverybodyElse() throws Exception {
        PersonId elsewhere = rooms.person("Другой декан", "o@example.org");
        rooms.appoint(elsewhere, Duty.DECISION_MAKER, rooms.exam("Другое", ExamKind.FINAL, "default"));

        for (PersonId refused : List.of(proctor, sitting.examinee(), elsewhere)) {
            page(refused, "/protocols/" + exam.id()).andExpect(status().isForbidden());
            page(refused, "/protocols/" + exam.id() + ".pdf").andExpect(status().isForbidden());
            page(refused, "/protocols/" + exam.id() + "/sittings/" + sitting.id())
                    .andExpect(status().isForbidden());
            page(refused, "/api/protocols/sittings/" + sitting.id()).andExpect(status().isForbidden());
            mvc.perform(post("/protocols/{exam}/credited", exam.id())
                            .with(as(refused))
                            .with(csrf()))
                    .andExpect(status().isForbidden());
        }
        page(proctor, "/decisions").andExpect(status().isForbidden());
        mvc.perform(post("/protocols/{exam}/credited", exam.id()).with(as(dean)))
                .andExpect(status().isForbidden());
    }

    @Test
    void opensTheEvidenceReadOnly() throws Exception {
        page(dean, "/protocols/" + exam.id() + "/sittings/" + sitting.id())
                .andExpect(content().string(containsString("data-readonly=\"true\"")))
                .andExpect(content().string(containsString("/api/protocols/sittings/" + sitting.id())));
        page(dean, "/api/protocols/sittings/" + sitting.id())
                .andExpect(jsonPath("$.sitting.id").value(sitting.id().toString()));
    }

    @Test
    @DisplayName("R2-047 nobody decides on a status after which a mark was confirmed")
    void waitsForTheProctorToLookAgain(Scenario scenario) throws Exception {
        reviewed(scenario, sitting);
        reviewing.judge(
                sitting.id(),
                new Reviewing.MarkVerdict(rooms.mark(sitting).id(), true, Violation.GADGETS, "телефон", null),
                proctor);

        mvc.perform(post("/protocols/{exam}/sittings/{id}/decision", exam.id(), sitting.id())
                        .with(as(dean))
                        .with(csrf())
                        .param("credited", "true")
                        .param("reviewVersion", "1"))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("decision-review-reopened")));
        page(dean, "/protocols/" + exam.id())
                .andExpect(content().string(not(containsString("data-test=\"credit-all\""))))
                .andExpect(content().string(containsString("data-test=\"refusal\"")));
    }

    @Test
    @DisplayName(
            "R2-060 R2-074 the attestation protocol as PDF: heads in three languages, times, statuses, one row and many")
    void printsTheAttestationProtocol(Scenario scenario) throws Exception {
        rooms.record(sitting);
        rooms.mark(sitting);
        reviewing.judge(
                sitting.id(),
                new Reviewing.MarkVerdict(rooms.mark(sitting).id(), true, Violation.GADGETS, "телефон", null),
                proctor);
        seal(scenario, sitting);
        reviewing.judgeIdentity(sitting.id(), true, "", proctor);
        String filled = "00:10:00–00:10:12 Использование гаджетов: телефон\nСписывал с телефона";
        reviewing.setStatus(sitting.id(), new Reviewing.Choice(VerificationStatus.VIOLATION, filled, 0), proctor);

        assertHeads(ProtocolHeads.ATTESTATION, "protocol-one");
        String one = text(pdf("ru", "protocol-one"));
        assertThat(one).contains("Личность обучающегося Щёголева Юлия Эдуардовна (Ф.И.О.) установлена");
        assertThat(one)
                .contains("Протокол прокторинга", "20.11.2026", "2. Зафиксировано нарушение(я)")
                .contains("00:10:00 (11:10:00)", "телефон", "Списывал с телефона")
                .doesNotContain("00:10:00–")
                .contains("Ф.И.О. проктора (контролера)", "Проктор Пётр Петрович", "Подпись");

        reviewed(scenario, rooms.sitting(exam, rooms.person("Абакумова Анна", "a@edu.ranepa.ru")));
        assertThat(text(pdf("ru", "protocol-many")))
                .contains("отметка в строке каждого обучающегося", "Абакумова Анна", "личность установлена");
    }

    @Test
    @DisplayName("R2-068 R2-074 the admission protocol as PDF, in Ukrainian, too")
    void printsTheAdmissionProtocol(Scenario scenario) throws Exception {
        exam = rooms.exam("Вступительный экзамен", ExamKind.ENTRANCE, "zno");
        rooms.appoint(dean, Duty.DECISION_MAKER, exam);
        reviewed(scenario, rooms.sitting(exam, rooms.person("Ґудзь Єва Їжакевич", "g@example.org")));

        String russian = text(pdf("ru", "admission-ru"));
        assertThat(russian)
                .contains("Протокол проведения вступительного испытания с применением сервиса прокторинга")
                .doesNotContain("Группа");
        assertHeads(ProtocolHeads.ADMISSION, "admission");
        assertThat(text(pdf("uk", "admission-uk")))
                .contains("Ґудзь Єва Їжакевич", "Особу вступників", "П. І. Б. вступників", "Без зауважень");
        assertThat(text(pdf("en", "admission-en"))).contains("Applicant’s full name", "No remarks");
    }

    @Test
    void fillsPagesOfRows(Scenario scenario) throws Exception {
        List<Sitting> many = IntStream.range(0, 60)
                .mapToObj(number -> rooms.person(
                        "Константинопольский-Верхневолжский Александр-Максимилиан " + number,
                        "n" + number + "@edu.ranepa.ru"))
                .map(person -> rooms.sitting(exam, person))
                .toList();
        sealAll(scenario, many);
        for (Sitting one : many) {
            reviewing.judgeIdentity(one.id(), true, "", proctor);
            reviewing.setStatus(one.id(), new Reviewing.Choice(VerificationStatus.WITHOUT_REMARKS, "", 0), proctor);
        }
        try (PDDocument pdf = Loader.loadPDF(pdf("ru", "protocol-60"))) {
            String text = new PDFTextStripper().getText(pdf);
            assertThat(pdf.getNumberOfPages()).isGreaterThan(2);
            assertThat(text.split("Статус\\s+проверки", -1)).hasSizeGreaterThan(pdf.getNumberOfPages());
        }
    }

    @Test
    void readsAProtocolOfFiftyRowsWithAsManyQueriesAsOneOfTwo(Scenario scenario) throws Exception {
        protocolOf(scenario, 2);
        int few = QueryCount.during(() -> page(dean, "/protocols/" + exam.id()));
        protocolOf(scenario, 48);
        int many = QueryCount.during(() -> page(dean, "/protocols/" + exam.id()).andExpect(status().isOk()));

        assertThat(many).isEqualTo(few);
    }

    /** Adds rows whose examinees, proctor and confirmed marks have to be read. */
    private void protocolOf(Scenario scenario, int rows) {
        List<Sitting> more = IntStream.range(0, rows)
                .mapToObj(number -> rooms.sitting(exam, rooms.person("Студент " + number, "n@edu.ranepa.ru")))
                .toList();
        sealAll(scenario, more);
        for (Sitting one : more) {
            Reviewing.MarkVerdict verdict =
                    new Reviewing.MarkVerdict(rooms.mark(one).id(), true, Violation.GADGETS, "телефон", null);
            reviewing.judge(one.id(), verdict, proctor);
            reviewing.judgeIdentity(one.id(), true, "", proctor);
            reviewing.setStatus(one.id(), new Reviewing.Choice(VerificationStatus.VIOLATION, "Телефон", 0), proctor);
        }
        Awaitility.await().until(() -> waiting() >= rows);
    }

    private void sealAll(Scenario scenario, List<Sitting> all) {
        scenario.stimulate((transaction, events) -> {
                    transaction.executeWithoutResult(open -> all.forEach(one ->
                            events.publishEvent(new EvidenceSealed(one.id(), exam.id(), StandingRooms.END, true))));
                })
                .andWaitForStateChange(() -> all.stream().allMatch(this::sealed), done -> done)
                .andVerify(done -> assertThat(done).isTrue());
    }

    @Test
    void leadsTheDecisionMakerToTheProtocol(Scenario scenario) throws Exception {
        assertThat(desk.entriesFor(visitor(dean, Duty.DECISION_MAKER)))
                .extracting(DeskEntries.Entry::path)
                .containsExactly("/protocols/" + exam.id());
        assertThat(desk.entriesFor(visitor(proctor, Duty.PROCTOR))).isEmpty();
    }

    private int waiting() {
        return desk.entriesFor(visitor(dean, Duty.DECISION_MAKER)).getFirst().count();
    }

    private Visitor visitor(PersonId person, Duty duty) {
        Viewer viewer = new Viewer(person, "", Locale.of("ru"), false);
        return new Visitor(viewer, Set.of(duty), exam.id().toString());
    }

    private void reviewed(Scenario scenario, Sitting of) {
        seal(scenario, of);
        reviewing.judgeIdentity(of.id(), true, "", proctor);
        scenario.stimulate(() -> reviewing.setStatus(
                        of.id(), new Reviewing.Choice(VerificationStatus.WITHOUT_REMARKS, "", 0), proctor))
                .andWaitForEventOfType(VerificationStatusSet.class)
                .toArrive();
    }

    private void seal(Scenario scenario, Sitting of) {
        scenario.publish(new EvidenceSealed(of.id(), exam.id(), StandingRooms.END, true))
                .andWaitForStateChange(() -> sealed(of), done -> done)
                .andVerify(done -> assertThat(done).isTrue());
    }

    private boolean sealed(Sitting of) {
        try {
            return page(dean, "/api/protocols/sittings/" + of.id())
                    .andReturn()
                    .getResponse()
                    .getContentAsString()
                    .contains("\"evidenceSealed\":true");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private void decide(PersonId by, Sitting of, int reviewVersion) {
        try {
            mvc.perform(post("/protocols/{exam}/sittings/{id}/decision", exam.id(), of.id())
                            .with(as(by))
                            .with(csrf())
                            .param("credited", "true")
                            .param("reviewVersion", Integer.toString(reviewVersion))
                            .param("comment", "Техника"))
                    .andExpect(status().is3xxRedirection());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private ResultActions page(PersonId viewer, String path) throws Exception {
        MediaType accepted = path.startsWith("/api/") ? MediaType.APPLICATION_JSON : MediaType.ALL;
        return mvc.perform(get(path).with(as(viewer)).accept(accepted));
    }

    private byte[] pdf(String language, String name) throws Exception {
        byte[] pdf = mvc.perform(get("/protocols/{exam}.pdf", exam.id())
                        .param("language", language)
                        .with(as(dean)))
                .andExpect(status().isOk())
                .andExpect(content().contentType(MediaType.APPLICATION_PDF))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        Path kept = Path.of("target", "documents");
        Files.createDirectories(kept);
        Files.write(kept.resolve(name + ".pdf"), pdf);
        return pdf;
    }

    private void assertHeads(Map<String, List<String>> heads, String name) throws Exception {
        for (String language : List.of("ru", "uk", "en")) {
            String printed = text(pdf(language, name + "-" + language));
            heads.get(language).forEach(head -> assertPrinted(printed, head));
        }
    }

    /** Narrow cells break lines anywhere, and footnote marks are set apart: neither changes the words of a head. */
    private static void assertPrinted(String text, String head) {
        for (String words : head.split("[⁶⁹]")) {
            assertThat(text.replace(" ", "")).contains(words.replace(" ", ""));
        }
    }

    /** Text in reading order of the cells, with the line breaks of narrow cells undone. */
    private static String text(byte[] bytes) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(bytes)) {
            PDFTextStripper reader = new PDFTextStripper();
            return reader.getText(pdf).replaceAll("\\s+", " ");
        }
    }
}
