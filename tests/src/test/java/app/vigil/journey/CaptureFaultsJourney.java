package app.vigil.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
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
 * What goes wrong with frame, camera, screen and windows in one sitting, and what student and proctor are told; beside
 * it sits somebody to whom nothing happens.
 */
@Tag("beside")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CaptureFaultsJourney {

    /** Keeps hold of what is shared, for nobody but the browser's own bar can stop it otherwise. */
    private static final String HOLD_THE_SHARE = """
            const real = navigator.mediaDevices?.getDisplayMedia?.bind(navigator.mediaDevices);
            if (real) {
              navigator.mediaDevices.getDisplayMedia = async (...wanted) => (window.shared = await real(...wanted));
            }
            """;

    /** What the browser does when its "Stop sharing" is pressed: the track ends, and says so. */
    private static final String STOP_THE_SHARE = """
            () => window.shared.getTracks().forEach((track) => {
              track.stop();
              track.dispatchEvent(new Event('ended'));
            })""";

    @TempDir
    private static Path folder;

    private Programs programs;
    private ExamRoom room;
    private CourseSetup course;
    private Page settings;
    private BrowserContext context;
    private ExamWindow exam;
    private SmallWindow small;
    private Page quiz;
    private QuietStudent quiet;

    @BeforeAll
    void start() {
        programs = new Programs(folder);
        room = new ExamRoom(FakeMedia.cameraCoveredBetween(folder, 80, 12), FakeMedia.microphone(folder));
        course = new CourseSetup(programs, room);
    }

    @AfterAll
    void stop() {
        if (quiet != null) {
            quiet.close();
        }
        room.close();
        programs.close();
    }

    @Test
    @Order(1)
    void aTeacherWantsTheQuizFramedByAToolOnAnotherSite() {
        course.connect();
        new Lms(programs.lmsAddress(), room.person("ru-RU")).actAs("admin").allowFrameEmbedding();
        settings = course.addExam(
                "Зачёт: интегралы",
                form -> form.locator("[data-test=presentation-framed]").check());
        QuietStudent.addExam(course);
        quiet = QuietStudent.sitsDown(programs, folder, "student2", Duration.ofMinutes(3));
    }

    @Test
    @Order(2)
    @DisplayName(
            "R4-053 a frame in which the LMS does not know the student is left with a reason, and the exam goes on")
    void aFrameThatDoesNotKnowTheStudentIsLeft() {
        context = room.person("ru-RU");
        context.addInitScript(HOLD_THE_SHARE);
        context.addInitScript(SmallWindow.VIDEO_ALONE);
        Lms lms = new Lms(programs.lmsAddress(), context).actAs("student1");
        exam = new ExamWindow(context, lms.openWindow(lms.openActivity()));
        exam.consent();
        exam.checkEquipment();
        exam.takePhotos();
        // The frame may be gone before anybody could see it.
        exam.test("start-exam").click();
        exam.test("unframed").waitFor();
        exam.test("companion-open").click();
        small = new SmallWindow(exam);
        small.isTheVideo();
        quiz = exam.openQuiz();
        quiz.locator("[data-test=start-attempt]").click();
        quiz.locator("[data-test=question-text]").waitFor();
        settings.navigate(programs.toolAddress() + "/sittings-of/" + lastSegment(settings));
        assertThat(settings.locator("[data-test=unframed]")).containsText("СДО не узнала студента");
    }

    @Test
    @Order(3)
    @DisplayName("R4-044 a minute with the quiz in front is no incident")
    void aMinuteInFrontIsNoIncident() {
        exam.feelRealFocus();
        quiz.bringToFront();
        staysUnmarked(Duration.ofMinutes(1));
        small.theVideoIsSilent();
    }

    @Test
    @Order(4)
    @Tag("long")
    @DisplayName("R4-044 five minutes with the quiz in front are no incident")
    void fiveMinutesInFrontAreNoIncident() {
        staysUnmarked(Duration.ofMinutes(5));
    }

    @Test
    @Order(5)
    @DisplayName("R2-023 R4-045 a black camera picture is told in exam window, quiz and the video on top of both")
    void aCoveredCameraIsNoticed() {
        assertThat(aboutTheCamera().first()).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(120_000));
        assertThat(quiz.locator("vigil-notices [role=alert]")).containsText("амер");
        small.theVideoTells();
    }

    @Test
    @Order(6)
    @DisplayName("R2-020 R2-027 a share that was stopped is asked for again; what was recorded before stays")
    void aStoppedShareIsAskedForAgain() {
        exam.page().bringToFront();
        exam.page().evaluate(STOP_THE_SHARE);
        exam.test("view-resume").waitFor();
        exam.test("resume").click();
        assertThat(exam.test("light-recording")).hasAttribute("data-state", "on");
        assertThat(exam.notices().filter(new Locator.FilterOptions().setHasText("экран")))
                .not()
                .hasCount(0);
        StoredMedia stored = new StoredMedia(programs.data(), exam.sitting());
        Await.until(
                Duration.ofSeconds(30),
                "the second take of the screen arrives",
                () -> stored.takes("screen").size() == 2);
        assertThat(stored.takes("camera")).hasSize(1);
    }

    @Test
    @Order(7)
    @DisplayName("R2-019 R2-023 a reload of the exam window takes no notice back")
    void aReloadTakesNoNoticeBack() {
        List<String> said = exam.notices().allTextContents();
        exam.reload();
        assertThat(exam.notices().allTextContents()).containsAll(said);
    }

    @Test
    @Order(8)
    @DisplayName("R2-019 the sitting goes on in the window opened last; the older one is told so and stops recording")
    void anOlderWindowIsToldThatItWasTakenOver() {
        ExamWindow newer = new ExamWindow(context, context.newPage());
        newer.page().navigate(exam.page().url());
        newer.test("resume").click();
        assertThat(newer.test("light-recording")).hasAttribute("data-state", "on");
        exam.test("view-elsewhere").waitFor();
        exam.page().close();
        exam = newer;
        exam.page().bringToFront();
        exam.saySubmitted();
        exam.finish();
    }

    @Test
    @Order(9)
    @DisplayName("R2-025 the proctor sees the covered camera, the stopped share once, and why pictures are missing")
    void theProctorSeesTheFaults() {
        Lms proctor = new Lms(programs.lmsAddress(), room.person("ru-RU")).actAs("proctor");
        Page window = proctor.openWindow(proctor.openActivity());
        String sitting = lastSegment(exam.page());
        window.navigate(programs.toolAddress() + "/review/" + sitting);
        window.locator("[data-first-frame=true]").waitFor();
        List<?> rules = (List<?>) window.evaluate(
                "id => fetch('/api/reviews/' + id).then(a => a.json()).then(d => d.marks.map(mark => mark.rule))",
                sitting);
        assertThat(rules.stream().filter("whole_screen"::equals)).hasSize(1);
        assertThat(rules.stream().filter("camera_picture"::equals)).isNotEmpty();
        // Until the older window is told, the newer one is another tab to it.
        assertThat(rules.stream().filter("active_window"::equals)).hasSizeLessThan(2);
        assertThat(Set.of("whole_screen", "camera_picture", "active_window"))
                .containsAll(rules.stream().map(String::valueOf).toList());
        List<?> causes = (List<?>) window.evaluate(
                "id => fetch('/api/recordings/' + id).then(a => a.json()).then(d => d.gaps.map(gap => gap.cause))",
                sitting);
        assertThat(causes.stream().map(String::valueOf)).contains("agent-reload", "capture-lost");
    }

    @Test
    @Order(10)
    @DisplayName("R2-025 R2-026 three minutes at the desk with every detector at work bring no notice and no mark")
    void whoJustWorksIsNeverMarked() {
        quiet.wasNeverMarked();
    }

    private void staysUnmarked(Duration time) {
        exam.stay(time);
        assertThat(exam.notices().filter(new Locator.FilterOptions().setHasNotText("амер")))
                .hasCount(0);
    }

    private Locator aboutTheCamera() {
        return exam.notices().filter(new Locator.FilterOptions().setHasText("амер"));
    }

    private static String lastSegment(Page page) {
        return page.url().replaceAll("[?#].*", "").replaceAll(".*/", "");
    }
}
