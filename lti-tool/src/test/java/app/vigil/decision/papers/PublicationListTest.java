package app.vigil.decision.papers;

import static app.vigil.testing.StandingRooms.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import app.vigil.calendar.DeadlineKind;
import app.vigil.calendar.Deadlines;
import app.vigil.decision.Announcements;
import app.vigil.decision.Deciding;
import app.vigil.decision.LmsResults;
import app.vigil.document.Paper;
import app.vigil.document.PdfAConformance;
import app.vigil.evidence.EvidenceSealed;
import app.vigil.exam.Exam;
import app.vigil.exam.ExamKind;
import app.vigil.exam.ExamStaff;
import app.vigil.exam.Exams;
import app.vigil.people.Duty;
import app.vigil.review.Reviewing;
import app.vigil.review.VerificationStatus;
import app.vigil.shared.PersonId;
import app.vigil.sitting.Sitting;
import app.vigil.testing.SettableClock;
import app.vigil.testing.StandingRooms;
import app.vigil.testing.VigilTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xssf.extractor.XSSFExcelExtractor;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.modulith.test.EnableScenarios;
import org.springframework.modulith.test.Scenario;
import org.springframework.test.web.servlet.MockMvc;

@VigilTest
@EnableScenarios
@Import(StandingRooms.class)
class PublicationListTest {

    private static final String CREDITED = "Щёголева Юлия Эдуардовна";
    private static final String REFUSED = "Абакумова Анна Андреевна";
    private static final String OPEN = "Ґудзь Єва Їжаківна";

    @Autowired
    private MockMvc mvc;

    @Autowired
    private StandingRooms rooms;

    @Autowired
    private Reviewing reviewing;

    @Autowired
    private Deciding deciding;

    @Autowired
    private LmsResults results;

    @Autowired
    private PaperBook book;

    @Autowired
    private Exams exams;

    @Autowired
    private ResultLists lists;

    @Autowired
    private FormFiller filler;

    @Autowired
    private ProtocolPaper protocol;

    @Autowired
    private SettableClock clock;

    private Exam exam;
    private PersonId proctor;
    private PersonId dean;
    private Sitting credited;
    private Sitting refused;
    private Sitting open;

    @BeforeEach
    void threeWantToBeAdmitted() {
        exam = rooms.exam("Вступительное испытание: история", ExamKind.ENTRANCE, "ranepa");
        proctor = rooms.person("Проктор Пётр Петрович", "p@ranepa.ru");
        dean = rooms.person("Деканова Дарья Дмитриевна", "d@ranepa.ru");
        rooms.appoint(proctor, Duty.PROCTOR, exam);
        rooms.appoint(dean, Duty.DECISION_MAKER, exam.unit());
        credited = sat(CREDITED, "87,5");
        refused = sat(REFUSED, "43,25");
        open = sat(OPEN, "61,75");
    }

    @Test
    @DisplayName("R2-051 what is decided is announced by code: no name, no points that do not count")
    void namesNobody(Scenario scenario) throws Exception {
        twoOfThreeAreDecided(scenario);

        String paper = Objects.requireNonNull(register(dean, "ru").getRedirectedUrl());

        String list = text(bytes(dean, paper + ".pdf"));
        assertThat(list)
                .containsPattern("Результаты вступительного испытания. Список № \\d{4}/2026")
                .contains("Вступительное испытание: история", "Код поступающего", "Имена не публикуются")
                .contains(codeSeenBy(credited) + " 87,5 зачтен", codeSeenBy(refused) + " — не зачтен")
                .doesNotContain("43,25", CREDITED, REFUSED);
        assertThat(list.indexOf(codeSeenBy(credited)) < list.indexOf(codeSeenBy(refused)))
                .as("in the order of the codes, which is not that of the alphabet")
                .isEqualTo(codeSeenBy(credited).compareTo(codeSeenBy(refused)) < 0);
        for (String file : List.of("docx", "xlsx")) {
            assertThat(bytes(dean, paper + "." + file)).isNotEmpty();
        }
        try (XSSFExcelExtractor sheet =
                new XSSFExcelExtractor(new XSSFWorkbook(new ByteArrayInputStream(bytes(dean, paper + ".xlsx"))))) {
            assertThat(sheet.getText())
                    .contains(codeSeenBy(credited))
                    .doesNotContain(CREDITED, REFUSED, OPEN, "Щёголева", "Абакумова");
        }
        assertThat(page(dean, paper)).contains(codeSeenBy(credited)).doesNotContain("Щёголева");
    }

    @Test
    @DisplayName(
            "R2-051 a result that is still open is left out, and not shown as awaited: that would announce a doubt")
    void saysNothingOfWhatIsOpen(Scenario scenario) throws Exception {
        twoOfThreeAreDecided(scenario);
        Sitting untouched = sat("Яковлев Яков", "77,25");

        String list = text(bytes(dean, register(dean, "ru").getRedirectedUrl() + ".pdf"));

        assertThat(list)
                .doesNotContain(codeSeenBy(open), codeSeenBy(untouched))
                .doesNotContain("61,75", "77,25", "ожида")
                .contains("Остальные войдут в следующий список: он заменит этот");
        decide(open, true);
        assertThat(text(bytes(dean, register(dean, "ru").getRedirectedUrl() + ".pdf")))
                .contains(codeSeenBy(open) + " 61,75 зачтен");
    }

    @Test
    @DisplayName("R2-007, R2-051 a decided result waits for the list until the teacher's points are there")
    void waitsForTheTeachersPoints(Scenario scenario) throws Exception {
        exam = rooms.closing(exam, clock.instant().plus(Duration.ofHours(1)), true);
        results.keep(exam.id(), credited.examinee(), new LmsResults.Read("", ""), origin());
        twoOfThreeAreDecided(scenario);

        assertThat(text(bytes(dean, register(dean, "ru").getRedirectedUrl() + ".pdf")))
                .contains(codeSeenBy(refused))
                .doesNotContain(codeSeenBy(credited));
    }

    @Test
    @DisplayName("R2-051 where the institution publishes names, the list has them, in the order of the alphabet")
    void namesWhereTheProfileAllowsIt(Scenario scenario) throws Exception {
        twoOfThreeAreDecided(scenario);
        Announcements byName = mock(Announcements.class);
        when(byName.byName(any())).thenReturn(true);
        when(byName.codeOf(any(), any())).thenReturn(Optional.empty());
        PaperForm form = new ListPapers().publicationList(filler, protocol, byName);

        Paper list = form.compose(
                        new PaperForm.Order(exam, null, "", Locale.of("uk")),
                        new PaperForm.Numbered("0007/2026", "23.11.2026"),
                        dean)
                .paper();

        assertThat(Objects.requireNonNull(list.table()).columns().get(1).head()).isEqualTo("П. І. Б. вступника");
        assertThat(Objects.requireNonNull(list.table()).rows())
                .extracting(row -> row.get(1))
                .containsExactly(REFUSED, CREDITED);
        assertThat(list.notes()).isEmpty();
    }

    @Test
    @DisplayName("R2-051 only for who decides, only of entrance exams, audited like its neighbours")
    void isForWhoDecidesOnAdmission(Scenario scenario) throws Exception {
        twoOfThreeAreDecided(scenario);
        PersonId teacher = rooms.teacher("Учитель");
        for (PersonId nobody : List.of(proctor, teacher, credited.examinee())) {
            assertThat(register(nobody, "ru").getStatus()).isEqualTo(403);
        }
        assertThat(page(dean, "/papers/exams/" + exam.id())).contains("value=\"publication-list\"");
        Exam other = rooms.exam("История", ExamKind.INTERMEDIATE, "ranepa");
        rooms.appoint(dean, Duty.DECISION_MAKER, other.unit());
        assertThat(page(dean, "/papers/exams/" + other.id())).doesNotContain("value=\"publication-list\"");
        exam = other;
        assertThat(register(dean, "ru").getContentAsString(StandardCharsets.UTF_8))
                .contains("paper-not-of-this-exam");
    }

    @Test
    @DisplayName(
            "R2-051 the term that the rules of admission set ends when all results are announced, not some of them")
    void endsTheTerm(Scenario scenario) throws Exception {
        twoOfThreeAreDecided(scenario);
        register(dean, "uk");
        Deadlines deadlines = mock(Deadlines.class);
        tellOfTheNewest(deadlines);
        verify(deadlines, never()).met(any(), any());

        clock.tick(Duration.ofSeconds(1));
        decide(open, true);
        tellOfTheNewest(deadlines);
        verify(deadlines, never()).met(any(), any());
        register(dean, "uk");
        tellOfTheNewest(deadlines);

        verify(deadlines).met(DeadlineKind.PUBLICATION, exam.id().value());
        verify(deadlines, never()).met(DeadlineKind.RESULTS, exam.id().value());
    }

    private void tellOfTheNewest(Deadlines deadlines) {
        IssuedPaper list = book.ofExam(exam.id()).getFirst();
        new PaperDeadlines(book, exams, deadlines, lists, mock(ExamStaff.class), event -> {})
                .on(new PaperRegistered(list.id(), list.kind(), list.number(), list.version(), dean, list.issuedAt()));
    }

    @Test
    @DisplayName("R2-051 keeps to PDF/A in three languages")
    void isReadInThreeLanguages(Scenario scenario) throws Exception {
        twoOfThreeAreDecided(scenario);
        Map<String, String> heads = Map.of("ru", "Код поступающего", "uk", "Код вступника", "en", "Applicant’s code");
        for (Map.Entry<String, String> head : heads.entrySet()) {
            byte[] pdf = bytes(dean, register(dean, head.getKey()).getRedirectedUrl() + ".pdf");
            PdfAConformance.assertConforms(pdf);
            assertThat(text(pdf)).contains(head.getValue(), codeSeenBy(credited));
            Files.write(
                    Files.createDirectories(Path.of("target", "documents"))
                            .resolve("publication-by-code-" + head.getKey() + ".pdf"),
                    pdf);
        }
    }

    private Sitting sat(String name, String points) {
        Sitting sitting = rooms.sitting(exam, rooms.person(name, UUID.randomUUID() + "@example.org"));
        results.keep(exam.id(), sitting.examinee(), new LmsResults.Read(points, ""), origin());
        return sitting;
    }

    private LmsResults.Origin origin() {
        return new LmsResults.Origin("export", dean, clock.instant());
    }

    private void twoOfThreeAreDecided(Scenario scenario) {
        for (Sitting sitting : List.of(credited, refused, open)) {
            scenario.publish(new EvidenceSealed(sitting.id(), exam.id(), StandingRooms.END, true))
                    .andWaitForStateChange(() -> sealed(sitting), done -> done)
                    .andVerify(done -> assertThat(done).isTrue());
            reviewing.judgeIdentity(sitting.id(), true, "", proctor);
            reviewing.setStatus(sitting.id(), new Reviewing.Choice(VerificationStatus.WITHOUT_REMARKS, "", 0), proctor);
        }
        decide(credited, true);
        decide(refused, false);
    }

    private boolean sealed(Sitting sitting) {
        try {
            return page(dean, "/api/protocols/sittings/" + sitting.id()).contains("\"evidenceSealed\":true");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private void decide(Sitting sitting, boolean credit) {
        deciding.decide(exam.id(), new Deciding.Ruling(sitting.id(), 1, credit, ""), dean);
    }

    /** As the applicant reads it on the own page. */
    private String codeSeenBy(Sitting sitting) throws Exception {
        String page = page(sitting.examinee(), "/results/" + sitting.id());
        return page.replaceAll("(?s).*(\\d{4}-\\d{4}-\\d{4})</strong>.*", "$1");
    }

    private MockHttpServletResponse register(PersonId by, String language) throws Exception {
        return mvc.perform(post("/papers/exams/" + exam.id())
                        .param("kind", "publication-list")
                        .param("written", language)
                        .with(as(by))
                        .with(csrf()))
                .andReturn()
                .getResponse();
    }

    private byte[] bytes(PersonId viewer, String path) throws Exception {
        return mvc.perform(get(path).with(as(viewer))).andReturn().getResponse().getContentAsByteArray();
    }

    private String page(PersonId viewer, String path) throws Exception {
        MediaType accepted = path.startsWith("/api/") ? MediaType.APPLICATION_JSON : MediaType.ALL;
        return mvc.perform(get(path).with(as(viewer)).accept(accepted))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(bytes)) {
            return new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
        }
    }
}
