package app.vigil.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
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

/** An exam on a platform with LTI Proctoring Services: the same walk, but the platform opens and ends its quiz. */
@Tag("beside")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ProctoringServicesJourney {

    @TempDir
    private static Path folder;

    private Programs programs;
    private final Screens screens = new Screens(Path.of("target", "screens"));
    private ExamRoom room;
    private CourseSetup course;
    private Page assessments;

    @BeforeAll
    void start() {
        programs = new Programs(folder, "127.0.0.1", "--demo.profile=lenient");
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
    @DisplayName("a teacher lets the tool proctor the quiz instead of restricting it by a grade")
    void aTeacherLetsTheToolProctorTheQuiz() {
        course.connect();
        course.addExam("Прокторинг: пределы", form -> {});
        course.teacher().proctorQuiz("пределы");
    }

    @Test
    @Order(2)
    @DisplayName("R4-054 who declines goes back to the course with the reason, and the quiz stays shut")
    void whoDeclinesGoesBackWithTheReason() {
        BrowserContext context = room.person("ru-RU");
        Lms lms = as("student3", context);
        ExamWindow declined = new ExamWindow(context, openWindow(lms, context));
        declined.decline("Нет отдельной комнаты");
        declined.test("leave").click();
        declined.page().waitForURL("**/mod/lti/return.php**");
        assertThat(declined.test("tool-error")).containsText("отказался");
        lms.openQuiz();
        assertThat(lms.test("held-not_started")).isVisible();
    }

    @Test
    @Order(3)
    @DisplayName("the quiz opens with the end of the walk and its end hands the sitting in")
    void theWholeExamOnThePlatform() {
        BrowserContext context = room.person("ru-RU");
        Lms lms = as("student1", context);
        ExamWindow exam = new ExamWindow(context, openWindow(lms, context));
        walk(exam);
        Page quiz = exam.openQuiz();
        assertThat(quiz).hasURL(Pattern.compile(".*/mod/quiz/attempt\\.php.*"));
        Lms.answerAll(quiz);
        quiz.locator("[data-test=assessment-over]").waitFor();
        exam.page().bringToFront();
        exam.awaitUpload();
        lms.openQuiz();
        assertThat(lms.test("attempt-1")).hasAttribute("data-state", "submitted");
        Lms teacher = course.teacher();
        teacher.openQuiz();
        Locator attempt = teacher.page().locator("[data-test=proctored-attempt][data-state=complete]");
        assertThat(attempt).hasCount(1);
        assertThat(attempt).hasAttribute("data-verified", Pattern.compile("\\S+ \\S+"));
    }

    @Test
    @Order(4)
    @DisplayName("R2-004 a proctor flags and ends an attempt on the platform")
    void aProctorFlagsAndEnds() {
        BrowserContext context = room.person("ru-RU");
        Lms lms = as("student2", context);
        ExamWindow exam = new ExamWindow(context, openWindow(lms, context));
        walk(exam);
        Page quiz = exam.openQuiz();
        quiz.locator("[data-test=question-text]").waitFor();
        openAssessments();
        screens.take("D0-assessments", assessments);
        Forms.submit(asking("flag", "Второй человек в кадре"));
        awaitDelivered("flag", "running");
        asking("terminate", "Помощь посторонних").click();
        assertThat(assessments.locator("dialog[open]")).containsText("not saved yet");
        Forms.submit(assessments.locator("[data-test=confirm-yes]"));
        awaitDelivered("terminate", "terminated");
        screens.take("D1-assessments-ended", assessments);
        quiz.reload();
        assertThat(quiz.locator("[data-test=held-terminated]")).isVisible();
        exam.page().bringToFront();
        exam.test("view-terminated").waitFor();
        Lms teacher = course.teacher();
        teacher.openQuiz();
        Locator attempt = teacher.page().locator("[data-test=proctored-attempt][data-state=terminated]");
        assertThat(attempt.locator("[data-test=flag]").first()).hasText("Второй человек в кадре");
    }

    @Test
    @Order(5)
    @DisplayName(
            "R1-028 from the gradebook a proctor opens the recording, a student the own sitting, a teacher nothing")
    void theGradebookLeadsToTheSittingWhomItMay() {
        Lms proctor = as("proctor", room.person("ru-RU"));
        proctor.openSubmission("student1", "verification");
        Page review = window(proctor);
        assertThat(review).hasURL(Pattern.compile(".*/review/[0-9a-f-]{36}"));
        review.locator("[data-first-frame=true]").waitFor();
        Lms student = as("student1", room.person("ru-RU"));
        student.openSubmission("student1", "verification");
        assertThat(window(student)).hasURL(Pattern.compile(".*/(sittings|results)/[0-9a-f-]{36}"));
        Lms teacher = course.teacher();
        teacher.openSubmission("student1", "verification");
        assertThat(teacher.page().locator("body")).containsText("not-yours");
        assertThat(teacher.test("open-window")).hasCount(0);
    }

    /** From the tool's answer in the LMS's own tab into the tool's window. */
    private static Page window(Lms lms) {
        return lms.page()
                .context()
                .waitForPage(() -> lms.test("open-window").first().click());
    }

    private static void walk(ExamWindow exam) {
        exam.consent();
        exam.checkEquipment();
        exam.takePhotos();
        exam.start();
    }

    private void openAssessments() {
        Lms proctor = as("proctor", room.person("ru-RU"));
        Page card = proctor.openWindow(proctor.openActivity());
        assessments = card;
        assessments.navigate(programs.toolAddress() + "/passback/" + course.examId() + "/assessments");
        assertThat(assessments.locator("[data-test=assessment]")).not().hasCount(0);
    }

    /** The button of an action on the attempt that runs, its reason written. */
    private Locator asking(String action, String words) {
        Locator running = assessments.locator("[data-test=assessment][data-state=running]");
        running.locator("[data-test=words]").fill(words);
        return running.locator("[data-test=control-" + action + "]");
    }

    private void awaitDelivered(String action, String status) {
        Await.until(Duration.ofSeconds(30), action + " reaches the platform", () -> {
            assessments.reload();
            return assessments
                            .locator("[data-test=control][data-action=" + action
                                    + "][data-state=delivered][data-status=" + status + "]")
                            .count()
                    == 1;
        });
    }

    /** From the quiz's page into the tool, which opens its exam window. */
    private static Page openWindow(Lms lms, BrowserContext context) {
        lms.openQuiz();
        lms.test("start-proctoring").click();
        lms.page().locator("[data-test=examinee-card]").waitFor();
        return context.waitForPage(
                () -> lms.page().locator("[data-test=open-window]").first().click());
    }

    private Lms as(String username, BrowserContext context) {
        return new Lms(programs.lmsAddress(), context).actAs(username);
    }
}
