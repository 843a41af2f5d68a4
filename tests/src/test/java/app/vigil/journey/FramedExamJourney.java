package app.vigil.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The quiz inside the exam window, in full screen: an LMS on the tool's own site that lets the tool frame its pages. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FramedExamJourney {

    private static final String STUDENT = "student1";
    private static final String NOTE_HELD_KEYS = """
            const real = navigator.keyboard?.lock.bind(navigator.keyboard);
            if (real) {
              navigator.keyboard.lock = async (...keys) => {
                await real(...keys);
                window.held = keys;
              };
            }""";

    @TempDir
    private static Path folder;

    private Programs programs;
    private ExamRoom room;
    private CourseSetup course;
    private ExamWindow exam;
    private FrameLocator quiz;

    @BeforeAll
    void start() {
        programs = new Programs(folder, "localhost");
        room = new ExamRoom(FakeMedia.camera(folder), FakeMedia.microphone(folder));
        course = new CourseSetup(programs, room);
    }

    @AfterAll
    void stop() {
        room.close();
        programs.close();
    }

    @Test
    @Order(1)
    @DisplayName("R2-024 a teacher chooses the framed quiz in full screen and reads what is to do in the LMS")
    void aTeacherChoosesTheFrame() {
        course.connect();
        new Lms(programs.lmsAddress(), room.person("ru-RU")).actAs("admin").allowFrameEmbedding();
        Page settings = course.addExam(
                "Зачёт: ряды",
                form -> form.locator("[data-test=presentation-full-screen]").check());
        assertThat(settings.locator("[data-test=step-framing]")).containsText(programs.toolAddress());
        course.teacher().restrictQuiz(1);
    }

    @Test
    @Order(2)
    @DisplayName("R4-043 R4-044 working in the frame is no incident; leaving the exam window is exactly one")
    void workingInTheFrameIsNotLeaving() {
        BrowserContext context = room.person("ru-RU");
        context.addInitScript(NOTE_HELD_KEYS);
        Lms lms = new Lms(programs.lmsAddress(), context).actAs(STUDENT);
        exam = new ExamWindow(context, lms.openWindow(lms.openActivity()));
        assertThat(exam.test("rules")).containsText("занимает весь экран");
        exam.consent();
        exam.checkEquipment();
        exam.takePhotos();
        assertThat(exam.test("full-screen-comes")).isVisible();
        quiz = exam.startFramed();
        exam.page().waitForFunction("() => document.fullscreenElement !== null && window.held?.length === 0");
        quiz.locator("[data-test=start-attempt]").click();
        quiz.locator("[data-test=question-text]").waitFor();
        exam.feelRealFocus();
        exam.page().bringToFront();
        quiz.locator("[data-test=answer-1]").check();
        exam.stay(Duration.ofSeconds(15));
        assertThat(exam.test("frame-doubt")).not().hasClass("frame-doubt-strong");
        assertThat(exam.notices()).hasCount(0);
        exam.leaveForAnotherTab(exam.page(), Duration.ofSeconds(6));
        assertThat(exam.noticeTexts()).hasSize(1);
    }

    @Test
    @Order(3)
    @DisplayName("R4-044 who leaves full screen comes back with one click; staying outside is told and marked")
    void outOfFullScreenThereIsAWayBack() {
        comeBack();
        leaveFullScreen();
        assertThat(exam.test("full-screen-left")).isVisible();
        comeBack();
        assertThat(exam.notices()).hasCount(1);
        leaveFullScreen();
        assertThat(exam.notices().filter(new Locator.FilterOptions().setHasText("полного экрана")))
                .hasCount(1, new LocatorAssertions.HasCountOptions().setTimeout(20_000));
        comeBack();
    }

    /** What the browser does when Escape is held. */
    private void leaveFullScreen() {
        exam.page().evaluate("() => document.exitFullscreen()");
    }

    private void comeBack() {
        if (exam.test("full-screen-left").isVisible()) {
            exam.test("full-screen-back").click();
        }
        exam.page().waitForFunction("() => document.fullscreenElement !== null");
        assertThat(exam.test("full-screen-left")).isHidden();
    }

    @Test
    @Order(4)
    @DisplayName("R2-016 the framed quiz is handed in with all its answers")
    void theQuizIsHandedIn() {
        Lms.answerAll(quiz);
        assertThat(quiz.locator("[data-test=attempt-state]")).hasText("Завершено");
        exam.saySubmitted();
        exam.finish();
        Locator attempt = course.teacher().attemptOf(STUDENT);
        assertThat(attempt).hasAttribute("data-state", "submitted");
        assertThat(attempt).hasAttribute("data-answers", "5");
    }

    @Test
    @Order(5)
    @DisplayName("R2-025 the proctor finds the two marks, seen by the exam window itself")
    void theProctorFindsTheMarks() {
        Lms proctor = new Lms(programs.lmsAddress(), room.person("ru-RU")).actAs("proctor");
        Page window = proctor.openWindow(proctor.openActivity());
        String sitting = exam.page().url().replaceAll("[?#].*", "").replaceAll(".*/", "");
        window.navigate(programs.toolAddress() + "/review/" + sitting);
        window.locator("[data-first-frame=true]").waitFor();
        assertThat(window.locator("[data-test^=seek-to-mark-]")).hasCount(2);
        String document = window.evaluate("id => fetch('/api/reviews/' + id).then(answer => answer.text())", sitting)
                .toString();
        assertThat(document).contains("exam-window-focus/1", "full-screen/1").doesNotContain("no-loader");
    }
}
