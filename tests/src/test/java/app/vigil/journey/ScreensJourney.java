package app.vigil.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
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

/** Walks through every screen of a whole exam and leaves pictures of them in {@code tests/target/screens}. */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ScreensJourney {

    private static final List<Student> STUDENTS = List.of(
            new Student("student1", "ru", "ru-RU"),
            new Student("student4", "uk", "uk-UA"),
            new Student("student2", "en", "en-GB"));
    private static final Duration AWAY = Duration.ofSeconds(6);

    @TempDir
    private static Path folder;

    private final Screens screens = new Screens(Path.of("target", "screens"));
    private Programs programs;
    private ExamRoom room;
    private CourseSetup setup;
    private Page settings;

    @BeforeAll
    void start() {
        programs = new Programs(folder);
        room = new ExamRoom(Portrait.camera(folder), FakeMedia.microphone(folder));
        setup = new CourseSetup(programs, room);
    }

    @AfterAll
    void stop() {
        room.close();
        programs.close();
    }

    @Test
    @Order(1)
    @DisplayName("the tour of the demo, the registration and an administrator's pages")
    void anAdministratorsScreens() {
        for (String language : Screens.LANGUAGES) {
            Lms lms = new Lms(programs.lmsAddress(), room.person(language));
            lms.page().navigate(programs.lmsAddress() + "/");
            screens.take("01-tour", language, lms.page());
            lms.actAs("admin").page().navigate(programs.lmsAddress() + "/admin/tools");
            screens.take("02-lms-tools", language, lms.page());
            lms.test("register").click();
            lms.page()
                    .frameLocator("#registration-frame")
                    .locator("[data-test=confirm-registration]")
                    .waitFor();
            screens.take("03-registration", language, lms.page());
        }
        Page page = room.person("ru-RU").newPage();
        page.navigate(programs.operatorCommand("admin-link").lines().toList().getLast());
        screens.take("04-operator", page);
        page.locator("[data-test=operator-enter]").click();
        visit("05-admin-empty", page, "/admin");
        setup.connect();
        visit("06-connections", page, "/lti/configuration");
        visit("07-admin", page, "/admin");
        page.locator("[data-test=institution-people]").click();
        screens.take("08-unit", page);
    }

    @Test
    @Order(2)
    @DisplayName("a teacher's pages from the deep linking form to the staff")
    void aTeachersScreens() {
        for (String language : Screens.LANGUAGES) {
            Lms lms = new Lms(programs.lmsAddress(), room.person(language)).actAs("teacher");
            FrameLocator form = lms.addTool();
            form.locator("[data-test=create]").waitFor();
            screens.take("10-lms-deep-linking", language, lms.page());
            form.locator("[data-test=title]").fill("x");
            form.locator("[data-test=quiz-address]").fill("https://elsewhere.example/quiz");
            form.locator("[data-test=create]").click();
            form.locator("[data-test=complaints]").waitFor();
            screens.take("11-lms-deep-linking-complaints", language, lms.page());
        }
        settings = setup.addExam("Экзамен: пределы и производные", form -> {});
        String address = settings.url().replaceAll("[?#].*", "");
        settings.navigate(address);
        screens.take("12-exam-settings", settings);
        settings.locator("[data-test=gate-test]").click();
        assertThat(settings.locator("[data-test=gate-steps] li").first()).isVisible();
        screens.takeWindow("13-gate-tested", "en", settings);
        visit("14-exams", settings, "/exams");
        visit("15-teachers-desk", settings, "/desk");
        visit("16-roll-empty", settings, "/sittings-of/" + lastSegment(address));
        visit("17-deliveries-empty", settings, "/passback/" + lastSegment(address));
        settings.navigate(address);
        Lms lms = setup.teacher();
        lms.restrictQuiz(1);
        lms.exclude("admission");
        cards("18-teachers-card", "teacher");
    }

    @Test
    @Order(3)
    @DisplayName("the staff's pages before there is anything to do")
    void emptyPages() {
        Page proctor = windowOf("proctor");
        visit("20-queue-empty", proctor, "/review");
        visit("21-proctors-desk", proctor, "/desk");
        visit("22-decisions-empty", windowOf("dean"), "/decisions");
        visit("23-not-yours", proctor, "/exams/" + lastSegment(settings.url()));
        visit("24-not-found", proctor, "/nowhere");
        Page stranger = room.person("ru-RU").newPage();
        visit("25-sign-in", stranger, "/desk");
        for (String language : Screens.LANGUAGES) {
            Lms lms = new Lms(programs.lmsAddress(), room.phone(language)).actAs("student3");
            lms.openActivity().locator("[data-test=desktop-only]").waitFor();
            screens.takeFrame("26-phone", language, lms.page());
        }
    }

    @Test
    @Order(4)
    @DisplayName("a student's card and the exam window, one student for each language")
    void studentsScreens() {
        STUDENTS.forEach(this::sit);
    }

    private void sit(Student student) {
        BrowserContext context = room.person(student.locale);
        Lms lms = new Lms(programs.lmsAddress(), context).actAs(student.username);
        lms.page().navigate(lms.quizAddress());
        screens.take("30-quiz-closed", student.language, lms.page());
        FrameLocator activity = lms.openActivity();
        activity.locator("[data-test=examinee-card]").waitFor();
        screens.take("31-students-card", student.language, lms.page());
        screens.takeFrame("31-students-card", student.language, lms.page());
        ExamWindow exam = new ExamWindow(context, lms.openWindow(activity));
        prepare(exam, student.language);
        exam.start();
        screens.take("38-admitted", student.language, exam.page());
        work(exam, student.language);
        lms.openActivity().locator("[data-test=examinee-card]").waitFor();
        screens.take("48-card-afterwards", student.language, lms.page());
    }

    private void prepare(ExamWindow exam, String language) {
        exam.test("consent-accept").waitFor();
        screens.take("32-rules", language, exam.page());
        exam.test("decline").click();
        screens.takeWindow("33-decline", language, exam.page());
        exam.page().keyboard().press("Escape");
        exam.consent();
        exam.test("share-screen").waitFor();
        screens.take("34-equipment", language, exam.page());
        exam.checkEquipment(() -> screens.take("35-equipment-ready", language, exam.page()));
        exam.test("photo-face-take").waitFor();
        screens.take("36-identity", language, exam.page());
        exam.test("photo-face-take").click();
        exam.test("photo-face-accept").waitFor();
        screens.take("36-identity-face", language, exam.page());
        exam.test("photo-face-accept").click();
        screens.take("36-identity-no-document", language, exam.page());
        exam.test("photo-document-take").click();
        exam.photoCanBeSent("document");
        screens.take("36-identity-document", language, exam.page());
        exam.test("photo-document-retake").click();
        exam.takePhoto("document");
        exam.test("start-exam").waitFor();
        screens.take("37-ready", language, exam.page());
    }

    private void work(ExamWindow exam, String language) {
        Page quiz = exam.openQuiz();
        companion(exam, language);
        quiz.locator("[data-test=start-attempt]").click();
        quiz.locator("[data-test=question-text]").waitFor();
        exam.feelRealFocus();
        quiz.bringToFront();
        exam.leaveForAnotherTab(quiz, AWAY);
        assertThat(exam.noticeTexts()).hasSize(1);
        screens.take("39-quiz-with-notice", language, quiz);
        exam.page().bringToFront();
        screens.take("40-exam", language, exam.page());
        exam.test("report-problem").click();
        screens.takeWindow("41-problem", language, exam.page());
        exam.page().keyboard().press("Escape");
        exam.page().reload();
        exam.test("resume").waitFor();
        screens.take("42-resume", language, exam.page());
        exam.test("resume").click();
        assertThat(exam.test("light-recording")).hasAttribute("data-state", "on");
        quiz.bringToFront();
        Lms.answerAll(quiz);
        screens.take("43-quiz-submitted", language, quiz);
        exam.page().bringToFront();
        handIn(exam, language);
    }

    private void handIn(ExamWindow exam, String language) {
        exam.test("quiz-submitted").click();
        screens.takeWindow("44-submitted", language, exam.page());
        exam.test("quiz-submitted-yes").click();
        exam.test("finish").waitFor();
        screens.take("45-undo", language, exam.page());
        exam.finish();
        screens.take("46-uploaded", language, exam.page());
    }

    /** The small window is no page to Playwright's waiting, but it is one to its list. */
    private void companion(ExamWindow exam, String language) {
        List<Page> small = exam.page().context().pages().stream()
                .filter(each -> !each.equals(exam.page()))
                .filter(each -> each.locator("[data-test=companion]").count() > 0)
                .toList();
        assertThat(small).hasSize(1);
        screens.takeAsItIs("47-small-window", language, small.getFirst());
    }

    @Test
    @Order(5)
    @DisplayName("a student who declines")
    void declined() {
        for (Student student : List.of(
                new Student("student3", "ru", "ru-RU"),
                new Student("student5", "uk", "uk-UA"),
                new Student("student6", "en", "en-GB"))) {
            BrowserContext context = room.person(student.locale);
            Lms lms = new Lms(programs.lmsAddress(), context).actAs(student.username);
            ExamWindow exam = new ExamWindow(context, lms.openWindow(lms.openActivity()));
            exam.decline("—");
            screens.take("49-declined", student.language, exam.page());
        }
        String exam = lastSegment(settings.url());
        visit("50-roll", settings, "/sittings-of/" + exam);
        visit("51-deliveries", settings, "/passback/" + exam);
        visit("52-exam-settings-checklist", settings, "/exams/" + exam);
    }

    @Test
    @Order(6)
    @DisplayName("a proctor's card, desk, queue and player")
    void aProctorsScreens() {
        cards("60-proctors-card", "proctor");
        Page window = windowOf("proctor");
        visit("61-desk", window, "/desk");
        visit("62-queue", window, "/review");
        for (Student student : STUDENTS) {
            window.navigate(programs.toolAddress() + "/review?lang=" + student.language);
            window.locator("[data-test=open-review]").first().click();
            window.locator("[data-first-frame=true]").waitFor();
            window.locator("[data-test=seek-to-mark-1]").click();
            window.waitForFunction("() => document.querySelector('#review').dataset.time > 0");
            screens.takeWindow("63-player", student.language, window);
            screens.take("63-player-whole", student.language, window);
            window.keyboard().press("?");
            screens.takeWindow("64-keys", student.language, window);
            window.keyboard().press("Escape");
            judge(window);
            screens.take("65-player-judged", student.language, window);
        }
        visit("66-queue-done", window, "/review");
    }

    private static void judge(Page window) {
        window.locator("[data-test=mark-confirm-1]").click();
        assertThat(window.locator("[data-test=mark-1]")).hasAttribute("data-verdict", "confirmed");
        window.locator("[data-test=identity-confirm]").click();
        window.locator("[data-test=status-2]").check();
        window.locator("[data-test=status-comment]").fill("Открыта другая вкладка во время теста");
        window.locator("[data-test=status-save]").click();
        assertThat(window.locator("[data-test=status-current]")).not().isEmpty();
    }

    @Test
    @Order(7)
    @DisplayName("a decision maker's card, list, protocol and its paper, and the gradebook")
    void aDecisionMakersScreens() {
        cards("70-deans-card", "dean");
        Page window = windowOf("dean");
        Await.until(Duration.ofSeconds(30), "all rows are in the protocol", () -> {
            visit("71-decisions", window, "/decisions");
            window.locator("[data-test=open-protocol]").first().click();
            return window.locator("[data-test=protocol-row]").count() == STUDENTS.size();
        });
        screens.take("72-protocol", window);
        papers("73-protocol", window);
        window.locator("[data-test=refuse]").first().click();
        assertThat(window.locator("[data-test=outcome]").first()).isVisible();
        screens.take("74-protocol-decided", window);
        papers("75-protocol-decided", window);
        window.locator("[data-test=watch]").first().click();
        screens.take("76-evidence", window);
        Lms teacher = setup.teacher();
        teacher.awaitCell("feedback-student1-verification", "Зафиксировано");
        for (String language : Screens.LANGUAGES) {
            teacher.speak(language);
            teacher.openGradebook();
            screens.take("80-gradebook", language, teacher.page());
            teacher.openCourse();
            screens.take("81-course", language, teacher.page());
        }
    }

    private void papers(String name, Page protocol) {
        for (String language : Screens.LANGUAGES) {
            Locator link = protocol.locator("[data-test=pdf-" + language + "]");
            String address = URI.create(protocol.url())
                    .resolve(link.getAttribute("href"))
                    .toString();
            screens.takePaper(
                    name,
                    language,
                    protocol.request().get(address, RequestOptions.create()).body());
        }
    }

    private void cards(String name, String username) {
        for (String language : Screens.LANGUAGES) {
            Lms lms = new Lms(programs.lmsAddress(), room.person(language)).actAs(username);
            lms.openActivity().locator("[data-test=open-window]").first().waitFor();
            screens.take(name, language, lms.page());
            screens.takeFrame(name, language, lms.page());
        }
    }

    private Page windowOf(String username) {
        Lms lms = new Lms(programs.lmsAddress(), room.person("ru-RU")).actAs(username);
        return lms.openWindow(lms.openActivity());
    }

    private void visit(String name, Page page, String path) {
        page.navigate(programs.toolAddress() + path);
        screens.take(name, page);
    }

    private static String lastSegment(String address) {
        return address.replaceAll("[?#].*", "").replaceAll(".*/", "");
    }

    private record Student(String username, String language, String locale) {}
}
