package app.vigil.evidence.web;

import static app.vigil.testing.StandingRooms.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import app.vigil.decision.LmsResults;
import app.vigil.document.PdfAConformance;
import app.vigil.exam.Exam;
import app.vigil.exam.ExamKind;
import app.vigil.exam.ExamSettings;
import app.vigil.exam.ExamSetup;
import app.vigil.exam.QualityProfile;
import app.vigil.people.Administration;
import app.vigil.people.Duty;
import app.vigil.people.Units;
import app.vigil.retention.Retention;
import app.vigil.retention.RetentionClass;
import app.vigil.shared.PersonId;
import app.vigil.shared.VigilSettings;
import app.vigil.sitting.ExamSteps;
import app.vigil.sitting.Sitting;
import app.vigil.sitting.Sittings;
import app.vigil.testing.SettableClock;
import app.vigil.testing.StandingRooms;
import app.vigil.testing.TestViewers;
import app.vigil.testing.VigilTest;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Papers of the recording: for whom they are and what they say. */
@VigilTest
@Import(StandingRooms.class)
class RecordingPapersTest {

    private static final ZoneId MOSCOW = ZoneId.of("Europe/Moscow");
    private static final String THAT_DAY = "?from=2026-11-20&to=2026-11-20";

    @Autowired
    private MockMvcTester http;

    @Autowired
    private StandingRooms rooms;

    @Autowired
    private ExamSetup setup;

    @Autowired
    private Units units;

    @Autowired
    private LmsResults lms;

    @Autowired
    private Retention retention;

    @Autowired
    private ExamSteps steps;

    @Autowired
    private Sittings sittings;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private SettableClock clock;

    @Autowired
    private VigilSettings settings;

    private Exam exam;
    private PersonId examinee;
    private PersonId administrator;

    @BeforeEach
    void anExamWithAnAdministrator() {
        exam = rooms.exam("История " + UUID.randomUUID(), ExamKind.FINAL, "ranepa");
        examinee = rooms.person("Щёголева Юлия Эдуардовна", "s@example.org");
        administrator = rooms.person("Админов Антон", "a@example.org");
        rooms.appoint(
                administrator,
                Duty.ADMINISTRATOR,
                units.root(exam.registration()).id());
    }

    @Test
    @DisplayName("R1-027 what was recorded: exam, course, kind, group, shift, places, streams, term and proctors")
    void listsWhatWasRecorded() throws Exception {
        rooms.appoint(rooms.person("Прокторов Пётр", "p@edu.ranepa.ru"), Duty.PROCTOR, exam);
        Sitting first = rooms.sitting(exam, examinee);
        rooms.record(first);
        keep(first, RetentionClass.BASIC);
        PersonId other = rooms.person("Іваненко Їлія", "i@example.org");
        keep(rooms.sitting(exam, other), RetentionClass.APPEALED);
        PersonId alone = rooms.person("Другой Дмитрий", "d@example.org");
        rooms.sitting(exam, alone);
        for (PersonId one : List.of(examinee, other)) {
            lms.keep(
                    exam.id(),
                    one,
                    new LmsResults.Read("80", "ЭП-21"),
                    new LmsResults.Origin("export", administrator, StandingRooms.END));
        }

        List<List<String>> rows = rowsOf(exam, file("/recordings/points/list.xlsx" + THAT_DAY + "&language=ru"));

        assertThat(rows).hasSize(2);
        assertThat(rows)
                .anySatisfy(row -> assertThat(row)
                        .contains(
                                "20.11.2026", "1-я смена\n08:00–14:00", "ЭП-21", "2", "Камера и звук", "Прокторов Пётр")
                        .contains(exam.title() + "\nAlgebra\nИтоговая аттестация")
                        .contains("обычный: до 20.05.2027 (1)\nапелляция: до 20.11.2031 (1)"));
        assertThat(rows).anySatisfy(row -> assertThat(row).contains("—", "1", "обычный: 6 месяцев"));
    }

    @Test
    @DisplayName("R1-027 what is to come: by days and shifts of the institution's zone, how many")
    void listsWhatIsToCome() throws Exception {
        // Twenty hours from the second shift of one day to the first of the next.
        Instant opens = clock.instant()
                .atZone(MOSCOW)
                .plusDays(7)
                .withHour(15)
                .withMinute(0)
                .toInstant();
        exam = change(exam, opens, opens.plus(Duration.ofHours(20)), exam.quality());
        for (PersonId learner : List.of(examinee, rooms.person("Іваненко Їлія", "i@example.org"))) {
            jdbc.sql("insert into exam_member (exam, person, learner) values (:exam, :person, true)")
                    .param("exam", exam.id().value())
                    .param("person", learner.value())
                    .update();
        }

        List<List<String>> rows = rowsOf(exam, file("/recordings/points/list.xlsx?language=uk"));

        assertThat(rows).hasSize(2);
        assertThat(rows.getFirst())
                .contains(
                        "2-а зміна\n14:00–20:00",
                        "2",
                        "Камера та звук\nЕкран",
                        "звичайний: 6 місяців",
                        "не призначені");
        assertThat(rows.getLast()).contains("1-а зміна\n08:00–14:00");
    }

    @Test
    @DisplayName("R1-027, R1-024, R1-025 each paper on the screen, as PDF/A, DOCX and XLSX in three languages")
    void givesEveryFormat() throws Exception {
        rooms.record(rooms.sitting(exam, examinee));
        for (String paper :
                List.of("points", "access-means/" + exam.registration(), "device-log/" + exam.registration())) {
            MvcTestResult page =
                    http.perform(get("/recordings/" + paper + THAT_DAY).with(as(administrator)));
            assertThat(page).hasStatusOk().bodyText().contains("data-test=\"recording-paper\"");
            for (String language : List.of("ru", "uk", "en")) {
                String address = "/recordings/" + paper + "/list.%s" + THAT_DAY + "&language=" + language;
                byte[] pdf = file(address.formatted("pdf"));
                keptFor(paper, language, pdf);
                PdfAConformance.assertConforms(pdf);
                try (PDDocument read = Loader.loadPDF(pdf)) {
                    assertThat(new PDFTextStripper().getText(read)).doesNotContain("{", "#", "Проект", "Draft");
                }
                try (XWPFDocument docx = new XWPFDocument(new ByteArrayInputStream(file(address.formatted("docx"))))) {
                    assertThat(docx.getTables().getFirst().getRows()).isNotEmpty();
                    assertThat(docx.getFooterList().getFirst().getText())
                            .contains("Vigil")
                            .doesNotContain("Проект");
                }
            }
        }
        assertThat(http.perform(get("/recordings/points/list.exe").with(as(administrator))))
                .hasStatus(404);
    }

    @Test
    @DisplayName("R1-027 organisers see their own exams, nobody else sees the list")
    void showsOrganisersTheirOwn() throws Exception {
        Exam other = rooms.exam("Чужое " + UUID.randomUUID(), ExamKind.FINAL, "ranepa");
        rooms.sitting(exam, examinee);
        rooms.sitting(other, rooms.person("Іваненко Їлія", "i@example.org"));
        PersonId coordinator = rooms.person("Координаторова Клавдия", "k@edu.ranepa.ru");
        rooms.appoint(coordinator, Duty.COORDINATOR, exam.unit());
        PersonId proctor = rooms.person("Прокторов Пётр", "p@edu.ranepa.ru");
        rooms.appoint(proctor, Duty.PROCTOR, exam);

        assertThat(page(coordinator, "/recordings/points" + THAT_DAY))
                .hasStatusOk()
                .bodyText()
                .contains(exam.title())
                .doesNotContain(other.title(), "data-test=\"access-means\"");
        assertThat(page(administrator, "/recordings/points" + THAT_DAY))
                .bodyText()
                .contains(exam.title(), other.title(), "data-test=\"access-means\"");
        assertThat(page(administrator, "/recordings/points" + THAT_DAY + "&unit=" + other.unit()))
                .bodyText()
                .contains(other.title())
                .doesNotContain(exam.title());
        assertThat(page(rooms.teacher("Учителев Устин"), "/recordings/points" + THAT_DAY))
                .hasStatusOk();
        for (PersonId nobody : List.of(proctor, examinee, new PersonId(UUID.randomUUID()))) {
            assertThat(page(nobody, "/recordings/points")).hasStatus(403);
            assertThat(page(nobody, "/recordings/points/list.pdf")).hasStatus(403);
        }
    }

    @Test
    @DisplayName("R1-024 the list of means: what this installation has and lacks, nothing secret, for administrators")
    void listsMeansForAdministratorsOnly() throws Exception {
        rooms.appoint(rooms.person("Архивариус Анна", "x@edu.ranepa.ru"), Duty.RECORDS_KEEPER, exam);
        String address = "/recordings/access-means/" + exam.registration();
        String issuer = jdbc.sql("select issuer from lti_registration where id = :id")
                .param("id", exam.registration().value())
                .query(String.class)
                .single();

        assertThat(page(administrator, address))
                .hasStatusOk()
                .bodyText()
                .contains(issuer, "Вход из СДО (LTI 1.3)", "__Host-vigil", "AES-GCM", "Подпись записи", "не действует")
                .contains("Включён демонстрационный режим", "Назначены ответственными за записи: ")
                .doesNotContain(
                        Files.readString(settings.data().resolve("master.key")).strip());
        PersonId coordinator = rooms.person("Координаторова Клавдия", "k@edu.ranepa.ru");
        rooms.appoint(coordinator, Duty.COORDINATOR, exam.unit());
        for (PersonId nobody : List.of(coordinator, rooms.teacher("Учителев Устин"), examinee)) {
            for (String end : List.of("", "/list.pdf", "/list.docx", "/list.xlsx")) {
                assertThat(page(nobody, address + end)).as(end).hasStatus(403);
            }
        }
        assertThat(http.perform(get(address).with(TestViewers.as(TestViewers.operator()))))
                .hasStatusOk();
        assertThat(http.get().uri(address)).hasStatus(401);
    }

    @Test
    @DisplayName(
            "R1-025 start, stop, interruption and settings of a recording are logged: what, who, when; and printed")
    void logsWhatWasDoneToTheDevices() throws Exception {
        Sitting sitting = running();
        PersonId proctor = rooms.person("Прокторов Пётр", "p@edu.ranepa.ru");
        Instant now = clock.instant();
        assertThat(http.perform(post("/api/sittings/{id}/gaps", sitting.id())
                        .with(as(examinee))
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("""
                {"gaps":[{"id":"%s","stream":"screen","from":%d,"to":%d,"cause":"capture-lost"}]}""".formatted(UUID.randomUUID(), now.toEpochMilli(), now.toEpochMilli() + 1000))))
                .hasStatusOk();
        change(exam, null, null, QualityProfile.FULL_MOTION);
        sittings.terminate(sitting.id(), proctor, "заявление");

        List<List<String>> rows =
                rowsOf(exam, file("/recordings/device-log/" + exam.registration() + "/list.xlsx?language=ru"));

        String when = DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm:ss").format(now.atZone(MOSCOW));
        assertThat(rows).anySatisfy(row -> assertThat(row).contains(when, "Настройки записи заданы", "оператор"));
        assertThat(rows).anySatisfy(row -> assertThat(row).contains(when, "Запись начата", "Щёголева Юлия Эдуардовна"));
        assertThat(rows)
                .anySatisfy(row -> assertThat(row)
                        .contains("Запись устройства прервана", "Щёголева Юлия Эдуардовна")
                        .contains("Экран\nпотеряна камера или экран\n" + when));
        assertThat(rows)
                .anySatisfy(row -> assertThat(row)
                        .contains("Настройки испытания изменены", "версия 2, качество: Видеонаблюдение"));
        assertThat(rows).anySatisfy(row -> assertThat(row).contains(when, "Запись прекращена", "Прокторов Пётр"));
    }

    @Test
    @DisplayName(
            "R1-025 a device that records is in the journal before its recording is sealed, and what runs has not stopped")
    void logsDevicesThatStillRun() throws Exception {
        Sitting sitting = running();
        rooms.record(sitting);
        String address = "/recordings/device-log/" + exam.registration() + "/list.xlsx?from=2026-11-19&language=en";

        List<List<String>> rows = rowsOf(exam, file(address));
        assertThat(rows)
                .anySatisfy(row -> assertThat(row)
                        .contains("20 Nov 2026 11:00:00", "Device started")
                        .contains("Camera and sound\nvideo/mp4;codecs=avc1.42E01E,opus"));
        assertThat(rows).noneSatisfy(row -> assertThat(row).contains("Device stopped"));

        sittings.terminate(sitting.id(), administrator, "");
        assertThat(rowsOf(exam, file(address)))
                .anySatisfy(row -> assertThat(row).contains("20 Nov 2026 12:30:00", "Device stopped"));
    }

    /** Identified by hand and then admitted through the door. */
    private Sitting running() {
        Sitting sitting = rooms.sitting(exam, examinee);
        jdbc.sql("""
                        update sitting set state = 'identified', gate = 'closed', admitted_at = null, ended_at = null
                        where id = :id""").param("id", sitting.id().value()).update();
        steps.start(sitting.id());
        return sittings.find(sitting.id()).orElseThrow();
    }

    private void keep(Sitting sitting, RetentionClass as) {
        UUID id = sitting.id().value();
        retention.keep(id, exam.registration().value(), exam.profile(), StandingRooms.END);
        retention.raise(id, as, administrator);
    }

    private Exam change(Exam exam, @Nullable Instant opens, @Nullable Instant closes, QualityProfile quality) {
        ExamSettings old = exam.settings();
        return setup.change(
                exam.id(),
                exam.version(),
                new ExamSettings(
                        old.title(),
                        old.kind(),
                        old.teacherChecked(),
                        old.mode(),
                        old.quizAddress(),
                        opens,
                        closes,
                        old.duration(),
                        old.unit(),
                        old.profile(),
                        old.rules(),
                        old.presence(),
                        old.representativeConsentRequired(),
                        old.presentation(),
                        quality,
                        old.resultsFrom()),
                Administration.OPERATOR);
    }

    private MvcTestResult page(PersonId person, String address) {
        return http.perform(get(address).with(as(person)));
    }

    private byte[] file(String address) {
        MvcTestResult answer = page(administrator, address);
        assertThat(answer).hasStatusOk().hasHeader("Cache-Control", "no-store");
        return answer.getResponse().getContentAsByteArray();
    }

    /** Rows of the sheet that name the exam. */
    private static List<List<String>> rowsOf(Exam exam, byte[] xlsx) throws Exception {
        List<List<String>> rows = new ArrayList<>();
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(xlsx))) {
            for (Row row : book.getSheetAt(0)) {
                List<String> cells = new ArrayList<>();
                row.forEach(cell -> cells.add(cell.toString()));
                if (cells.stream().anyMatch(cell -> cell.startsWith(exam.title()))) {
                    rows.add(cells);
                }
            }
        }
        return rows;
    }

    private static void keptFor(String paper, String language, byte[] pdf) throws Exception {
        Path folder = Files.createDirectories(Path.of("target", "documents"));
        Files.write(folder.resolve("recording-" + paper.split("/")[0] + "-" + language + ".pdf"), pdf);
    }
}
