package app.vigil.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.zip.ZipFile;
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
 * The screens an ordinary exam does not pass: a framed quiz, a browser without small windows, examinees under age,
 * consent that stands or is withdrawn, results, hand-over, retention, and the operator's pages.
 */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FurtherScreensJourney {

    private static final List<Student> STUDENTS = List.of(
            new Student("student1", "ru", "ru-RU"),
            new Student("student4", "uk", "uk-UA"),
            new Student("student2", "en", "en-GB"));
    /** Milliseconds for what a busy machine takes long over. */
    private static final double PATIENCE = 120_000;

    private static final Duration AWAY = Duration.ofSeconds(6);
    private static final ZoneId INSTITUTION = ZoneId.of("Europe/Moscow");

    @TempDir
    private static Path folder;

    private final Screens screens = new Screens(Path.of("target", "screens"));
    private Programs programs;
    private ExamRoom room;
    private CourseSetup setup;
    private Page operator;
    private Page settings;
    private String strictExam = "";

    @BeforeAll
    void start() {
        programs = new Programs(folder, "localhost", List.of("--vigil.profiles.default.retention.basic=P0D"));
        room = new ExamRoom(Portrait.camera(folder), FakeMedia.microphone(folder));
        setup = new CourseSetup(programs, room);
        setup.connect();
        new Lms(programs.lmsAddress(), room.person("ru-RU")).actAs("admin").allowFrameEmbedding();
    }

    @AfterAll
    void stop() {
        room.close();
        programs.close();
    }

    @Test
    @Order(1)
    @DisplayName("the operator's pages of one platform, and the guide")
    void theOperatorsPages() {
        operator = setup.operator();
        visit("90-guide", operator, "/guide");
        operator.navigate(programs.toolAddress() + "/lti/configuration");
        String platform = operator.locator("[data-test=open-doctor]")
                .first()
                .getAttribute("href")
                .replaceAll("/doctor$", "");
        visit("91-keys", operator, platform + "/keys");
        operator.locator("[data-test=rotate-key]").click();
        screens.take("92-keys-renewed", operator);
        for (String language : Screens.LANGUAGES) {
            operator.navigate(programs.toolAddress() + platform + "/doctor?lang=" + language);
            operator.locator("[data-test=doctor-done]").waitFor(new Locator.WaitForOptions().setTimeout(PATIENCE));
            screens.take("93-doctor", language, operator);
        }
        visit("94-delete-switched-on", operator, platform + "/delete");
        operator.navigate(programs.toolAddress() + "/lti/configuration");
        operator.locator("[data-test=switch-off]").first().click();
        visit("95-delete", operator, platform + "/delete");
        operator.navigate(programs.toolAddress() + "/lti/configuration");
        operator.locator("[data-test=switch-on]").first().click();
        visit("96-retention-empty", operator, platform.replace("/lti/configuration/", "/recordings/retention/"));
        String instructions = platform.replace("/lti/configuration/", "/instructions/");
        visit("96-instructions-none", operator, instructions);
        operator.locator("[data-test=words-ru]").fill("Придите за 15 минут до начала.");
        operator.locator("[data-test=words-uk]").fill("Прийдіть за 15 хвилин до початку.");
        operator.locator("[data-test=words-en]").fill("Be there 15 minutes before the start.");
        operator.locator("[data-test=issue-instruction]").click();
        visit("96-instructions", operator, instructions);
    }

    @Test
    @Order(2)
    @DisplayName("R2-009 a list approved too late, and a framed exam that asks for the representative's consent")
    void aTeacherIsWarned() {
        settings = setup.addExam("Зачёт: ряды", form -> {
            form.locator("[data-test=presentation-framed]").check();
            form.locator("[data-test=representative-consent]").check();
            form.locator("[data-test=opens-at]").fill(local(Duration.ofHours(-2)));
        });
        setup.teacher().restrictQuiz(1);
        strictExam = setup.examId();
        appoint(settings, "Шевчук", "proctor");
        visit("97-staff-late", settings, "/exams/" + strictExam);
        setup.appointRecordsKeeper(operator);
        screens.take("98-unit-appointed", operator);
    }

    @Test
    @Order(3)
    @DisplayName("R2-069 R2-042 students under age, in the frame, then on the consent that stands, then withdrawing it")
    void students() {
        List<Walk> walks = STUDENTS.stream().map(this::framed).toList();
        addPlainExam();
        walks.forEach(this::withdraw);
        visit("A9-roll", settings, "/sittings-of/" + strictExam);
    }

    /** An exam in the frame, from the missing paper of the representative to the upload. */
    private Walk framed(Student student) {
        BrowserContext context = room.person(student.locale);
        context.addInitScript(SmallWindow.NONE_AT_ALL);
        Lms lms = new Lms(programs.lmsAddress(), context).actAs(student.username);
        FrameLocator card = lms.openActivity();
        card.locator("[data-test=waits-for-representative]").waitFor();
        screens.take("A0-waits-for-representative", student.language, lms.page());
        screens.takeFrame("A0-waits-for-representative", student.language, lms.page());
        ExamWindow exam = new ExamWindow(context, lms.openWindow(card));
        exam.test("representative").waitFor();
        screens.take("A1-rules-blocked", student.language, exam.page());
        settings.navigate(programs.toolAddress() + "/sittings-of/" + strictExam + "?lang=" + student.language);
        screens.take("A2-roll-asks", student.language, settings);
        settings.locator("[name=document]").fill("№ 12 / 20.11.2026");
        settings.locator("[data-test=record-representative]").click();
        screens.take("A3-roll-recorded", student.language, settings);
        exam.page().reload();
        walk(exam, student);
        own("A6-my-data", student, context);
        return new Walk(student, context, lms);
    }

    private void walk(ExamWindow exam, Student student) {
        exam.consent();
        exam.checkEquipment();
        exam.takePhotos();
        FrameLocator quiz = exam.startFramed();
        quiz.locator("[data-test=start-attempt]").click();
        quiz.locator("[data-test=question-text]").waitFor();
        screens.takeWindow("A4-framed", student.language, exam.page());
        exam.feelRealFocus();
        exam.page().bringToFront();
        exam.leaveForAnotherTab(exam.page(), AWAY);
        // Taking pictures changes the size of the window, and the pointer may fall outside.
        assertThat(exam.noticeTexts()).isNotEmpty();
        screens.takeWindow("A5-framed-notice", student.language, exam.page());
        Lms.answerAll(quiz);
        exam.saySubmitted();
        exam.finish();
    }

    private void addPlainExam() {
        FrameLocator form = setup.teacher().addTool();
        form.locator("[data-test=title]").fill("Пересдача: ряды");
        form.locator("[data-test=quiz-address]").fill(setup.teacher().quizAddress());
        form.locator("[data-test=create]").click();
        setup.teacher().page().waitForURL("**/course/view.php*");
    }

    /** The next exam: only its rules are asked for, and the withdrawal in the midst of it ends it. */
    private void withdraw(Walk walk) {
        walk.lms.openCourse();
        walk.lms
                .page()
                .locator("a[data-test^=activity-][href*='/mod/lti/']")
                .last()
                .click();
        ExamWindow exam =
                new ExamWindow(walk.context, walk.lms.openWindow(walk.lms.page().frameLocator("#tool-frame")));
        exam.test("consent-stands").waitFor();
        screens.take("A7-rules-consent-stands", walk.student.language, exam.page());
        exam.consent();
        exam.checkEquipment();
        exam.takePhotos();
        exam.start();
        screens.take("A8-no-small-window", walk.student.language, exam.page());
        Page own = own("B0-my-data-recorded", walk.student, walk.context);
        own.locator("[data-test=withdraw-understood]").check();
        own.locator("[data-test=withdraw-consent]").click();
        own.locator("[data-test=consent-withdrawn]").waitFor();
        screens.take("B1-withdrawn", walk.student.language, own);
        own.close();
        exam.page().bringToFront();
        exam.test("view-terminated").waitFor();
        screens.take("B2-terminated", walk.student.language, exam.page());
    }

    private Page own(String name, Student student, BrowserContext context) {
        Page own = context.newPage();
        own.navigate(programs.toolAddress() + "/my-data?lang=" + student.language);
        screens.take(name, student.language, own);
        return own;
    }

    @Test
    @Order(4)
    @DisplayName("the closed quiz opens for the results")
    void resultsOpen() {
        settings.navigate(programs.toolAddress() + "/exams/" + strictExam);
        settings.locator("[data-test=closes-at]").fill(local(Duration.ofMinutes(-20)));
        settings.locator("[data-test=results-from]").fill(local(Duration.ofMinutes(-2)));
        settings.locator("[data-test=save]").click();
        settings.locator("[data-test=saved]").waitFor();
        screens.take("B3-settings-saved", "ru", settings);
        STUDENTS.forEach(student -> {
            Lms lms = new Lms(programs.lmsAddress(), room.person(student.locale)).actAs(student.username);
            Await.until(Duration.ofSeconds(100), "the results are open", () -> showsResults(lms.openActivity()));
            screens.take("B4-results-open", student.language, lms.page());
        });
    }

    @Test
    @Order(5)
    @DisplayName("R1-026 a records keeper hands a recording over, with its act and its page")
    void aRecordsKeepersScreens() throws IOException {
        Lms lms = new Lms(programs.lmsAddress(), room.person("ru-RU")).actAs("dean");
        Page keeper = lms.openWindow(lms.openActivity());
        visit("C0-keepers-desk", keeper, "/desk");
        visit("C1-recordings", keeper, "/recordings");
        String recording = keeper.locator("[data-test=open-recording]").last().getAttribute("href");
        for (String language : Screens.LANGUAGES) {
            keeper.navigate(programs.toolAddress() + recording + "?lang=" + language);
            keeper.locator("#recipient").fill("Петренко О. И., апелляционная комиссия");
            keeper.locator("#ground").fill("Заявление № 14 от 21.11.2026");
            keeper.locator("#medium").fill("USB, инв. № 204");
            screens.take("C2-hand-over", language, keeper);
            Download download = keeper.waitForDownload(
                    new Page.WaitForDownloadOptions().setTimeout(PATIENCE),
                    () -> keeper.locator("[data-test=issue]").click());
            unpack(download.path(), language);
        }
    }

    private void unpack(Path archive, String language) throws IOException {
        Path unpacked = Files.createDirectories(folder.resolve("package-" + language));
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            zip.stream().filter(entry -> !entry.isDirectory()).forEach(entry -> {
                try {
                    Path file = unpacked.resolve(entry.getName()).normalize();
                    Files.createDirectories(file.getParent());
                    Files.write(file, zip.getInputStream(entry).readAllBytes());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        screens.takePaper("C3-hand-over-act", language, Files.readAllBytes(unpacked.resolve("hand-over-act.pdf")));
        Page page = room.person(language).newPage();
        page.navigate(unpacked.resolve("index.html").toUri().toString());
        screens.take("C4-package", language, page);
    }

    @Test
    @Order(6)
    @DisplayName("R1-024, R1-025, R1-027 points under surveillance, means of access, journal of the devices")
    void papersOfTheRecording() throws IOException {
        operator.navigate(programs.toolAddress() + "/admin");
        screens.take("D0-administration", operator);
        operator.locator("[data-test=institution-papers]").click();
        assertThat(operator.locator("[data-test=paper-row]").first()).containsText("Зачёт: ряды");
        paper("D1-surveillance-points");
        operator.locator("[data-test=access-means]").click();
        assertThat(operator.locator("[data-test=paper-row]").first()).isVisible();
        paper("D2-access-means");
        operator.locator("[data-test=device-log]").click();
        assertThat(operator.locator("[data-test=paper-row]").first()).isVisible();
        paper("D3-device-log");
        visit("D4-exams", settings, "/exams");
    }

    private void paper(String name) throws IOException {
        screens.take(name, operator);
        for (String language : Screens.LANGUAGES) {
            Download download = operator.waitForDownload(
                    () -> operator.locator("[data-test=pdf-" + language + "]").click());
            screens.takePaper(name, language, Files.readAllBytes(download.path()));
        }
    }

    @Test
    @Order(7)
    @DisplayName("R1-014 terms, holds and deletion acts")
    void retention() {
        operator.navigate(programs.toolAddress() + "/admin");
        operator.locator("[data-test=institution-retention]").click();
        assertThat(operator.locator("[data-test=kept]").first()).isVisible();
        operator.locator("[data-test=kept] [name=reason]").first().fill("Апелляция № 3");
        Forms.submit(operator.locator("[data-test=kept] form[action$='/hold'] button")
                .first());
        screens.take("C5-retention", operator);
        programs.killTool();
        programs.startTool();
        programs.awaitHealthy();
        Await.until(Duration.ofSeconds(100), "what is due is deleted", () -> {
            operator.reload();
            return operator.locator("[data-test=deletion-act]").count() > 0;
        });
        screens.take("C6-deletion-acts", operator);
    }

    private static void appoint(Page page, String family, String duty) {
        Locator option =
                page.locator("[data-test=appointment-person] option", new Page.LocatorOptions().setHasText(family));
        page.locator("[data-test=appointment-person]").selectOption(option.getAttribute("value"));
        page.locator("[data-test=appointment-duty]").selectOption(duty);
        page.locator("[data-test=appointment-order-number]").fill("21-од");
        page.locator("[data-test=appointment-order-date]")
                .fill(LocalDate.now(INSTITUTION).toString());
        page.locator("[data-test=appointment-submit]").click();
        assertThat(page.locator("[data-test=appointments]")).containsText(family);
    }

    private static boolean showsResults(FrameLocator card) {
        card.locator("[data-test=examinee-card]").waitFor();
        return card.locator("[data-test=results-open]").count() > 0;
    }

    private static String local(Duration fromNow) {
        return ZonedDateTime.now(INSTITUTION).plus(fromNow).format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm"));
    }

    private void visit(String name, Page page, String path) {
        page.navigate(programs.toolAddress() + path);
        screens.take(name, page);
    }

    private record Student(String username, String language, String locale) {}

    private record Walk(Student student, BrowserContext context, Lms lms) {}
}
