package app.vigil.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
 * Every screen against WCAG 2.2 AA as axe-core can tell, with the content it has in a real exam; the student's walk and
 * the proctor's verdict without a mouse; the longest pages at double size and without motion.
 */
@Tag("beside")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AccessibilityJourney {

    private static final int NARROW = 320;

    @TempDir
    private static Path folder;

    private final Axe axe = new Axe();
    private Programs programs;
    private ExamRoom room;
    private CourseSetup setup;

    @BeforeAll
    void start() {
        programs = new Programs(folder);
        room = new ExamRoom(FakeMedia.camera(folder), FakeMedia.microphone(folder));
        setup = new CourseSetup(programs, room);
    }

    @AfterAll
    void stop() {
        room.close();
        programs.close();
    }

    @Test
    @Order(1)
    @DisplayName("an administrator's screens")
    void anAdministratorsScreens() {
        setup.connect();
        Page page = room.person("ru-RU").newPage();
        page.navigate(programs.operatorCommand("admin-link").lines().toList().getLast());
        page.locator("main form button").first().click();
        visit(page, "/admin");
        page.locator("[data-test=institution-people]").click();
        inEachLanguage("units and people", page, "[data-test=unit]");
        visit(page, "/lti/configuration");
        String platform = page.locator("[data-test=open-doctor]")
                .first()
                .getAttribute("href")
                .replaceAll("/doctor$", "");
        visit(page, platform + "/keys");
        visit(page, platform + "/delete");
        visit(page, platform.replace("/lti/configuration/", "/recordings/retention/"));
        instructions(page, platform.replace("/lti/configuration/", "/instructions/"));
        visit(page, "/guide");
        visit(page, "/nowhere");
        // No handler sees it: the container refuses such an address.
        visit(page, "/desk;nobody=1");
        assertThat(page.locator("[data-test=problem-detail]").count()).isOne();
        assertThat(axe.violations()).isEmpty();
    }

    /** What the student reads on the card and acknowledges before the consent (R2-075). */
    private void instructions(Page page, String address) {
        visit(page, address);
        page.locator("[data-test=words-ru]").fill("Придите за 15 минут до начала.\nДержите паспорт под рукой.");
        page.locator("[data-test=instruction-order]").fill("№ 5 от 01.11.2026");
        page.locator("[data-test=issue-instruction]").click();
        page.locator("[data-test=issued]").waitFor();
        inEachLanguage("instructions", page, "[data-test=instruction][data-state=holds]");
    }

    @Test
    @Order(2)
    @DisplayName("a teacher's screens")
    void aTeachersScreens() {
        Page settings = setup.addExam(
                "Экзамен: пределы и производные",
                form -> axe.check("deep linking form", frame(setup.teacher().page())));
        inEachLanguage("exam settings", settings, "[data-test=history]");
        assertThat(axe.violations()).isEmpty();
    }

    @Test
    @Order(3)
    @DisplayName("a student's card and the five steps of the exam window, gone through by keyboard alone")
    void aStudentsScreens() {
        BrowserContext context = room.person("ru-RU");
        Lms lms = new Lms(programs.lmsAddress(), context).actAs("student1");
        FrameLocator activity = lms.openActivity();
        activity.locator("[data-test=examinee-card]").waitFor();
        assertThat(activity.locator("[data-test=instruction]").count()).isOne();
        axe.check("card", frame(lms.page()));
        lms.page().locator("#tool-frame").evaluate("(frame, width) => { frame.style.width = width + 'px'; }", NARROW);
        axe.check("narrow card", frame(lms.page()));
        Layout.fits("narrow card", frame(lms.page()));
        ExamWindow exam = new ExamWindow(context, lms.openWindow(activity));
        exam.test("instruction-memo").waitFor();
        inEachLanguage("rules and consent", exam.page(), "[data-test=consent-accept]");
        Layout.fitsAtDoubleSize("rules and consent", exam.page());
        Layout.isCalm("rules and consent", exam.page());
        walkByKeyboard(exam, new Keyboard(exam.page()));
        axe.check("upload", exam.page());
        visit(exam.page(), "/my-data");
        assertThat(axe.violations()).isEmpty();
    }

    private void walkByKeyboard(ExamWindow exam, Keyboard keyboard) {
        exam.ticks().forEach(keyboard::tick);
        keyboard.press("consent-accept");
        exam.test("share-screen").waitFor();
        axe.check("equipment", exam.page());
        keyboard.press("share-screen");
        exam.awaitEquipment();
        keyboard.press("check-continue");
        exam.test("photo-face-take").waitFor();
        axe.check("identity", exam.page());
        for (String kind : List.of("face", "document")) {
            keyboard.press("photo-" + kind + "-take");
            for (int tries = 1; !exam.photoCanBeSent(kind) && tries < 5; tries++) {
                axe.check("a document that is hard to read", exam.page());
                keyboard.press("photo-" + kind + "-retake");
                keyboard.press("photo-" + kind + "-take");
            }
            keyboard.press("photo-" + kind + "-accept");
        }
        keyboard.press("start-exam");
        exam.awaitAdmission();
        axe.check("exam", exam.page());
        Page quiz = exam.openQuiz(() -> keyboard.press("open-quiz"));
        quiz.locator("[data-test=start-attempt]").click();
        Lms.answerAll(quiz);
        exam.page().bringToFront();
        keyboard.press("quiz-submitted");
        keyboard.press("quiz-submitted-yes");
        keyboard.press("finish");
        exam.awaitUpload();
    }

    @Test
    @Order(4)
    @DisplayName("a proctor's desk, queue and player, and the verdict by keyboard alone")
    void aProctorsScreens() {
        Page window = windowOf("proctor");
        visit(window, "/desk");
        visit(window, "/review");
        window.locator("[data-test=open-review]").first().click();
        window.locator("[data-first-frame=true]").waitFor();
        inEachLanguage("player", window, "[data-first-frame=true]");
        Layout.fitsAtDoubleSize("player", window);
        Layout.isCalm("player", window);
        Keyboard keyboard = new Keyboard(window);
        keyboard.press("identity-confirm");
        keyboard.choose("status-1", "status-2", 1);
        keyboard.write("status-comment", "Посторонний голос");
        keyboard.press("status-save");
        assertThat(window.locator("[data-test=status-current]")).not().isEmpty();
        axe.check("player after the status", window);
        window.locator("[data-test=session-protocol-link]").click();
        inEachLanguage("session protocol", window, "[data-kind=instruction]");
        assertThat(axe.violations()).isEmpty();
    }

    @Test
    @Order(5)
    @DisplayName(
            "a decision maker's list and protocol, papers, scores, letters and deadlines, and the student's own result")
    void aDecisionMakersScreens() {
        Page window = windowOf("dean");
        Await.until(Duration.ofSeconds(20), "the row is in the protocol", () -> {
            window.navigate(programs.toolAddress() + "/decisions");
            return window.locator("[data-test=open-protocol]").count() > 0;
        });
        axe.check("/decisions", window);
        window.locator("[data-test=open-protocol]").first().click();
        inEachLanguage("protocol", window, "[data-test=protocol-row]");
        String exam = window.url().replaceAll("[?#].*", "").replaceAll(".*/", "");
        for (String path :
                List.of("/papers/exams/" + exam, "/gradebooks/" + exam, "/letters/exams/" + exam, "/deadlines")) {
            window.navigate(programs.toolAddress() + path);
            axe.check(path.replace(exam, "…"), window);
        }
        Lms student = new Lms(programs.lmsAddress(), room.person("uk-UA")).actAs("student1");
        axe.check("own result", student.openResult(student.openActivity()));
        assertThat(axe.violations()).isEmpty();
    }

    private Page windowOf(String username) {
        Lms lms = new Lms(programs.lmsAddress(), room.person("ru-RU")).actAs(username);
        FrameLocator activity = lms.openActivity();
        activity.locator("[data-test=open-window]").first().waitFor();
        axe.check("card of " + username, frame(lms.page()));
        return lms.openWindow(activity);
    }

    /** The page once more in each language, by its own switch. */
    private void inEachLanguage(String screen, Page page, String ready) {
        String address = page.url().replaceAll("[?#].*", "");
        for (String language : List.of("en", "uk", "ru")) {
            page.navigate(address + "?lang=" + language);
            page.locator(ready).first().waitFor();
            axe.check(screen + " in " + language, page);
        }
    }

    private void visit(Page page, String path) {
        page.navigate(programs.toolAddress() + path);
        inEachLanguage(path, page, "main");
    }

    private Frame frame(Page lms) {
        String host = URI.create(programs.toolAddress()).getAuthority();
        return lms.frames().stream()
                .filter(frame -> frame.url().contains(host))
                .findFirst()
                .orElseThrow();
    }
}
