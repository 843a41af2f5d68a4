package app.vigil.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.demo.season.Season;
import app.vigil.demo.season.Staff;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * A dean's whole day on the season that the demo seeds: ten exams, three groups, thirty students decided, one act, one
 * correction, every paper downloaded and read, and at last what nobody did in time.
 */
@Tag("beside")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DeansDayJourney {

    private static final String COURSE = "4";
    private static final String EXAM = "Экзамен: издержки и прибыль";
    private static final String CREDIT = "Зачёт: планирование выпуска";
    private static final String ENTRANCE = "Вступительное испытание: экономика";
    private static final String LAW = "Іспит: джерела права";
    private static final String LAW_MODULE = "Модульна робота: правовідносини";
    private static final String ENGLISH = "Exam: academic writing";
    private static final String PLACEMENT = "Placement test: vocabulary";
    /** Exams that somebody reviewed; the other three of the ten wait for the proctor. */
    private static final int PROTOCOLS = 7;

    private static final int EXAMS = 10;

    private static final int GROUP = 32;
    /** Who is one of another group, and the two of the group with a remark. */
    private static final String NEIGHBOUR = "student133";

    private static final String VIOLATOR = "student131";
    private static final String DOUBTFUL = "student132";
    private static final Duration DAYS_LATER = Duration.ofDays(6);

    @TempDir
    private static Path folder;

    private final Postbox mail = new Postbox();
    private final Screens screens = new Screens(Path.of("target", "screens"));
    private ToolClock clock;
    private Programs programs;
    private ExamRoom room;
    private Season season;
    private Staff proctor;
    private Lms teacher;
    private Page dean;
    private DeansDesk desk;

    @BeforeAll
    void aSeasonWasSat() {
        clock = new ToolClock(folder);
        programs = new Programs(folder, clock, mail.settings(), "--demo.season=true");
        room = new ExamRoom(FakeMedia.camera(folder), FakeMedia.microphone(folder));
        season = new Season(programs.lmsAddress(), programs.toolAddress(), 6, Clock.systemUTC());
        season.happen(programs.operatorCommand("admin-link").lines().toList().getLast());
        proctor = season.staff("proctor");
        teacher = lms("teacher");
        dean = windowOf("dean");
        desk = new DeansDesk(dean, programs.toolAddress());
    }

    @AfterAll
    void stop() {
        room.close();
        programs.close();
        mail.close();
    }

    @Test
    @Order(1)
    @DisplayName(
            "R2-044 whatever was reviewed in ten exams waits in seven protocols, with the second opinion beside it")
    void findsWhatWasReviewed() {
        dean.navigate(programs.toolAddress() + "/decisions?lang=ru");
        assertThat(dean.locator("[data-test=protocol-entry]")).hasCount(PROTOCOLS);
        proctor.askSecond(season.sitting(EXAM, DOUBTFUL));
        season.staff("proctor2").setStatus(season.sitting(EXAM, DOUBTFUL), 1, "Смотрел на часы");
        desk.open(EXAM);
        assertThat(dean.locator("[data-test=protocol-row]")).hasCount(GROUP);
        Locator second = row(DOUBTFUL, EXAM).locator("[data-test=second-opinion]");
        assertThat(second).hasAttribute("data-differs", "true");
        assertThat(second).containsText("Юлія Шевчук");
        assertThat(dean.locator("[data-test=second-opinion]")).hasCount(1);
    }

    @Test
    @Order(2)
    @DisplayName("R2-062 the scores and groups come from the LMS's own export, with what does not fit listed")
    void importsTheGradebook() throws IOException {
        proctor.findsNothing(season.sitting(EXAM, NEIGHBOUR));
        teacher.in(COURSE).openGradebook();
        Path export = folder.resolve("grades.csv");
        teacher.page().waitForDownload(() -> teacher.test("export").click()).saveAs(export);
        desk.open(EXAM);
        dean.locator("[data-test=gradebook]").click();
        dean.locator("[data-test=file]").setInputFiles(export);
        dean.locator("[data-test=send]").click();
        assertThat(dean.locator("[data-test=match]").first()).isVisible();
        assertThat(dean.locator("[data-test=conflict]").first()).isVisible();
        dean.locator("[data-test=apply]").click();
        dean.locator("[data-test=imported]").waitFor();
    }

    @Test
    @Order(3)
    @DisplayName("R2-047 R2-067 a group of thirty at once, the two with remarks row by row")
    void decides() {
        desk.open(EXAM);
        assertThat(dean.locator("[data-test=protocol-row]")).hasCount(GROUP + 1);
        desk.show("ЭП-21");
        assertThat(dean.locator("[data-test=protocol-row]")).hasCount(GROUP);
        desk.creditAll();
        assertThat(dean.locator("[data-credited=true]")).hasCount(GROUP - 2);
        desk.decide(row(VIOLATOR, EXAM), "refuse", "Результат аннулирован");
        desk.decide(row(DOUBTFUL, EXAM), "credit", "Второе мнение убедило");
        assertThat(dean.locator("[data-test=outcome]")).hasCount(GROUP);
        assertThat(dean.locator("[data-credited=false]")).hasCount(1);
        teacher.in(COURSE).awaitVerified(EXAM, "student101", "100");
        teacher.in(COURSE).awaitVerified(EXAM, VIOLATOR, "0");
    }

    @Test
    @Order(4)
    @DisplayName(
            "R2-045 R2-063 a status corrected after the decision: told, decided anew, and corrected in the gradebook")
    void aStatusIsCorrected() {
        desk.open(CREDIT);
        desk.creditAll();
        teacher.in(COURSE).awaitVerified(CREDIT, NEIGHBOUR, "100");
        int letters = desk.handedOver(CREDIT);
        String sitting = season.sitting(CREDIT, NEIGHBOUR);
        proctor.setStatus(sitting, 5, "Звук пропал на половине записи");
        assertThat(proctor.version(sitting)).isEqualTo(2);
        Await.until(Duration.ofSeconds(30), "the dean is told", () -> desk.handedOver(CREDIT) > letters);
        desk.open(CREDIT);
        Locator corrected = row(NEIGHBOUR, CREDIT);
        assertThat(corrected).hasAttribute("data-status", "5");
        assertThat(corrected.locator("[data-test=outcome]")).hasAttribute("data-credited", "true");
        desk.decide(corrected, "refuse", "Пересдача без звука невозможна");
        assertThat(row(NEIGHBOUR, CREDIT).locator("[data-test=outcome]")).hasAttribute("data-credited", "false");
        teacher.in(COURSE).awaitVerified(CREDIT, NEIGHBOUR, "0");
    }

    @Test
    @Order(5)
    @DisplayName("R2-064 both sign after a launch; the paper is sealed, downloaded in every form, and checked")
    void signsTheProtocol() throws IOException {
        desk.open(CREDIT);
        dean.locator("[data-test=register-protocol]").click();
        String paper = paperIn(dean).sign("Ирина Волкова");
        proctor.sign(paper);
        dean.navigate(paper);
        assertThat(dean.locator("[data-test=sealed]")).isVisible();
        for (String text : paperIn(dean).texts("protocol")) {
            assertThat(text)
                    .contains("Протокол прокторинга", "Анастасия Ярцева", "ЭП-22", "не зачтен", "Пётр Кузнецов");
        }
        byte[] pdf = paperIn(dean).pdf("protocol");
        assertThat(OfficeText.of(pdf)).contains("Подписано в Vigil");
        Page stranger = room.person("uk-UA").newPage();
        paperIn(dean).checkedIn(stranger, programs.toolAddress(), pdf);
        stranger.close();
    }

    @Test
    @Order(6)
    @DisplayName(
            "R4-056 R4-060 R4-062 the act that is due: signed by who reviewed, confirmed by the coordinator, sealed")
    void theActIsConfirmed() throws IOException {
        Page coordinator = windowOf("coordinator");
        coordinator.navigate(programs.toolAddress() + "/deadlines");
        assertThat(coordinator.locator("[data-kind=act-confirmation]").first()).isVisible();
        coordinator.navigate(programs.toolAddress() + "/papers");
        coordinator.locator("[data-kind=violation-act] [data-test=open-paper]").click();
        String act = paperIn(coordinator).sign("Тарас Гончаренко");
        assertThat(coordinator.locator("[data-test=sealed]")).isVisible();
        dean.navigate(act);
        for (String text : paperIn(dean).texts("violation-act")) {
            assertThat(text).contains("Владислав Щербаков", "Использование гаджетов");
        }
    }

    @Test
    @Order(7)
    @DisplayName(
            "R2-046 R2-050 R2-051 R2-059 request for access, sheet, register, admission announced, a scan of a copy signed by hand")
    void drawsUpTheOtherPapers() throws IOException {
        desk.open(ENTRANCE);
        List<String> admitted =
                dean.locator("[data-test=protocol-row] th > span:first-child").allInnerTexts();
        for (String text : paperIn(dean).drawUp("publication-list")) {
            assertThat(text).contains(ENTRANCE, "Код поступающего").doesNotContain(admitted);
        }
        for (String kind : List.of("result-sheet", "hand-over-register")) {
            desk.open(CREDIT);
            for (String text : paperIn(dean).drawUp(kind)) {
                assertThat(text).contains(CREDIT);
            }
        }
        Await.until(
                Duration.ofSeconds(30),
                "the teacher is invited to sign the sheet",
                () -> mail.to("o.kovalenko@").stream().anyMatch(letter -> letter.contains("ведомость")));
        Page manager = windowOf("teacher");
        manager.navigate(programs.toolAddress()
                + dean.locator("a[href^='/papers/exams/']").first().getAttribute("href"));
        assertThat(paperIn(manager).register("access-request")).allMatch(text -> text.contains("Пётр Кузнецов"));
        Path scan = Files.writeString(folder.resolve("scan.pdf"), "%PDF-1.4 scanned", StandardCharsets.US_ASCII);
        dean.locator("[data-test=scan-file]").setInputFiles(scan);
        dean.locator("[data-test=send-scan]").click();
        assertThat(dean.locator("[data-test=scan]")).hasCount(1);
        dean.locator("[data-test=original-received]").click();
        assertThat(dean.locator("[data-test=original]")).isVisible();
    }

    @Test
    @Order(8)
    @DisplayName("R2-007 R2-060 R2-068 every protocol in every form, each in the language of its course")
    void everyProtocolIsRead() throws IOException {
        Map<String, String> words = Map.of(
                EXAM, "ru Протокол прокторинга",
                CREDIT, "ru Протокол прокторинга",
                ENTRANCE, "ru Личность поступающих",
                LAW, "uk Протокол прокторингу",
                LAW_MODULE, "uk Протокол прокторингу",
                ENGLISH, "en Proctoring protocol",
                PLACEMENT, "en Proctoring protocol");
        assertThat(words).hasSize(PROTOCOLS);
        for (Map.Entry<String, String> one : words.entrySet()) {
            desk.open(one.getKey());
            String language = one.getValue().substring(0, 2);
            for (String form : List.of("pdf", "docx", "xlsx")) {
                byte[] file = fetch(dean.locator("[data-test=" + form + "-" + language + "]"));
                assertThat(OfficeText.of(file)).contains(one.getValue().substring(3));
            }
        }
        desk.open(ENGLISH);
        assertThat(dean.locator("[data-test=score][data-standing=expected]")).hasCount(2);
        assertThat(OfficeText.of(fetch(dean.locator("[data-test=xlsx-en]")))).contains("expected by");
    }

    @Test
    @Order(9)
    @DisplayName("R2-050 the student reads the own result and takes the extract along")
    void theStudentReadsTheResult() throws IOException {
        Lms student = lms(NEIGHBOUR).in(COURSE);
        Page own = student.openResult(student.openActivity());
        assertThat(own.locator("[data-test=own-decision]")).hasAttribute("data-credited", "false");
        byte[] extract = own.request()
                .get(programs.toolAddress() + own.locator("[data-test=extract]").getAttribute("href"))
                .body();
        Files.write(folder.resolve("papers/extract.pdf"), extract);
        assertThat(OfficeText.of(extract))
                .contains("Анастасия Ярцева", "Выписка от")
                .doesNotContain("Черновик");
    }

    @Test
    @Order(10)
    @Tag("long")
    @DisplayName("every page of the day in three languages, and every paper page by page")
    void isLookedAt() throws IOException {
        for (String path : List.of("/decisions", "/deadlines", "/papers", "/letters")) {
            dean.navigate(programs.toolAddress() + path);
            screens.take("D-" + path.substring(1), dean);
        }
        desk.open(EXAM);
        screens.take("D-protocol", dean);
        for (String language : Screens.LANGUAGES) {
            byte[] paper = fetch(dean.locator("[data-test=pdf-" + language + "]"));
            screens.takePaper("D-protocol-32", language, paper);
        }
        PaperWindow.look(folder.resolve("papers"), screens, "ru");
        dean.locator("[data-test=all-papers]").click();
        screens.take("D-papers-of-exam", dean);
        desk.open(ENGLISH);
        screens.take("D-protocol-awaited", dean);
        desk.open(CREDIT);
        dean.locator("[data-test=gradebook]").click();
        screens.take("D-gradebook", dean);
        desk.open(CREDIT);
        dean.locator("[data-test=letters]").click();
        screens.take("D-letters-of-exam", dean);
        Page queue = windowOf("proctor");
        queue.navigate(programs.toolAddress() + "/review");
        screens.take("D-queue", queue);
        Lms student = lms(NEIGHBOUR).in(COURSE);
        screens.take("D-own-result", student.openResult(student.openActivity()));
    }

    @Test
    @Order(11)
    @DisplayName(
            "R2-012 R2-043 R2-047 days later what nobody did is overdue for who should have, and who coordinates gets a letter")
    void whatNobodyDidIsOverdue() {
        clock.set(DAYS_LATER);
        programs.awaitClock(DAYS_LATER);
        Page late = windowOf("dean");
        late.navigate(programs.toolAddress() + "/decisions?lang=ru");
        assertThat(DeansDesk.entry(late, LAW)).containsText("Просрочено");
        Page coordinator = windowOf("coordinator");
        coordinator.navigate(programs.toolAddress() + "/deadlines?lang=ru");
        for (String kind : List.of("review", "decision", "teacher-check")) {
            assertThat(coordinator
                            .locator("[data-test=deadlines-overseen] [data-kind=" + kind + "]")
                            .first())
                    .containsText("Просрочено");
        }
        Page queue = windowOf("proctor");
        queue.navigate(programs.toolAddress() + "/review");
        assertThat(queue.locator("[data-test=overdue]").first()).isVisible();
        screens.takeAsItIs("D-overdue", "ru", coordinator);
        Await.until(
                Duration.ofSeconds(60),
                "who coordinates is written to",
                () -> mail.to("t.honcharenko@").stream().anyMatch(letter -> letter.contains("просрочено")));
    }

    @Test
    @Order(12)
    @DisplayName(
            "R2-045 R2-047 R2-059 what was overdue is done: ten exams reviewed and decided, a protocol for each of three groups")
    void theRestIsDone() throws IOException {
        Staff late = season.staff("proctor");
        season.unreviewed().stream()
                .filter(sitting -> late.version(sitting) == 0)
                .forEach(late::findsNothing);
        dean = windowOf("dean");
        desk = new DeansDesk(dean, programs.toolAddress());
        assertThat(desk.exams()).hasCount(EXAMS);
        desk.creditWhatWaits();
        for (String group : List.of("ЭП-21", "ЭП-22", "ПР-31")) {
            desk.open(EXAM);
            desk.show(group);
            assertThat(dean.locator("[data-test=outcome]").first()).isVisible();
            dean.locator("[data-test=register-protocol]").click();
            String paper = paperIn(dean).sign("Ирина Волкова");
            late.sign(paper);
            dean.navigate(paper);
            assertThat(dean.locator("[data-test=sealed]")).isVisible();
            for (String text : paperIn(dean).texts("protocol-" + group)) {
                assertThat(text).contains("Протокол прокторинга", group, "зачтен");
            }
        }
    }

    private Lms lms(String username) {
        return new Lms(programs.lmsAddress(), room.person("ru-RU")).actAs(username);
    }

    /** Launched just now, as whoever signs has to be. */
    private Page windowOf(String username) {
        Lms lms = lms(username).in(COURSE);
        return lms.openWindow(lms.openActivity());
    }

    private Locator row(String username, String exam) {
        return dean.locator("[data-test=protocol-row][data-sitting='" + season.sitting(exam, username) + "']");
    }

    private PaperWindow paperIn(Page page) throws IOException {
        return new PaperWindow(page, Files.createDirectories(folder.resolve("papers")));
    }

    private byte[] fetch(Locator link) {
        return dean.request()
                .get(programs.toolAddress() + link.getAttribute("href"))
                .body();
    }
}
