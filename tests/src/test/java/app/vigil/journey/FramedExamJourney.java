package app.vigil.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
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

/** The quiz inside the exam window: an LMS on the tool's own site that lets the tool frame its pages. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FramedExamJourney {

    private static final String STUDENT = "student1";

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
    @DisplayName("R2-024 a teacher chooses the framed quiz and reads what is to do in the LMS")
    void aTeacherChoosesTheFrame() {
        course.connect();
        new Lms(programs.lmsAddress(), room.person("ru-RU")).actAs("admin").allowFrameEmbedding();
        Page settings = course.addExam(
                "Зачёт: ряды",
                form -> form.locator("[data-test=presentation-framed]").check());
        assertThat(settings.locator("[data-test=step-framing]")).containsText(programs.toolAddress());
        course.teacher().restrictQuiz(1);
    }

    @Test
    @Order(2)
    @DisplayName("R4-043 R4-044 working in the frame is no incident; leaving the exam window is exactly one")
    void workingInTheFrameIsNotLeaving() {
        BrowserContext context = room.person("ru-RU");
        Lms lms = new Lms(programs.lmsAddress(), context).actAs(STUDENT);
        exam = new ExamWindow(context, lms.openWindow(lms.openActivity()));
        exam.consent();
        exam.checkEquipment();
        exam.takePhotos();
        quiz = exam.startFramed();
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
    @Order(4)
    @DisplayName("R2-025 the proctor finds the one mark, seen by the exam window itself")
    void theProctorFindsOneMark() {
        Lms proctor = new Lms(programs.lmsAddress(), room.person("ru-RU")).actAs("proctor");
        Page window = proctor.openWindow(proctor.openActivity());
        String sitting = exam.page().url().replaceAll("[?#].*", "").replaceAll(".*/", "");
        window.navigate(programs.toolAddress() + "/review/" + sitting);
        window.locator("[data-first-frame=true]").waitFor();
        assertThat(window.locator("[data-test^=seek-to-mark-]")).hasCount(1);
        String document = window.evaluate("id => fetch('/api/reviews/' + id).then(answer => answer.text())", sitting)
                .toString();
        assertThat(document).contains("exam-window-focus/1").doesNotContain("no-loader");
    }
}
