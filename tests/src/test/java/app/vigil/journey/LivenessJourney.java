package app.vigil.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The movements at the identification before a face that makes them, and before a picture of the same face: one that
 * stands still, and one that is moved about. What no camera tells is left open: a film that shows all movements over and
 * over, as the first of these does, passes as well.
 */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LivenessJourney {

    private static final double PATIENCE = 120_000;

    @TempDir
    private static Path folder;

    private Programs programs;
    private Path microphone;
    private ExamRoom moving;

    @BeforeAll
    void start() {
        programs = new Programs(folder);
        microphone = FakeMedia.microphone(folder);
        moving = new ExamRoom(TurningHead.camera(folder), microphone);
        CourseSetup course = new CourseSetup(programs, moving);
        course.connect();
        course.addExam("Зачёт: ряды", form -> {});
    }

    @AfterAll
    void stop() {
        moving.close();
        programs.close();
    }

    @Test
    @DisplayName("R4-031 who blinks and turns the head as asked is told so, and so is who compares the photos")
    void whoMovesPasses() {
        ExamWindow exam = identification(moving, "student1");

        exam.test("liveness-begin").click();
        says(exam, "все три движения видны");
        exam.takePhotos();
        exam.start();

        assertThat(toldToTheProctor(exam)).contains("выполнены, как просили").contains("закрыть глаза");
    }

    @Test
    @DisplayName("R4-031 a picture of the same face that stands still makes no movement, and holds nobody up")
    void aPictureDoesNotPass() {
        notSeen(Portrait.camera(folder), "student2");
    }

    @Test
    @DisplayName("R4-031 a picture that is moved about and tilted makes no movement of a face either")
    void aMovedPictureDoesNotPass() {
        notSeen(TurningHead.onPaper(folder), "student3");
    }

    private void notSeen(Path camera, String student) {
        try (ExamRoom room = new ExamRoom(camera, microphone)) {
            ExamWindow exam = identification(room, student);

            exam.test("liveness-begin").click();
            says(exam, "не получилось распознать");
            exam.takePhotos();
            exam.start();

            assertThat(toldToTheProctor(exam)).contains("не распознаны");
        }
    }

    private ExamWindow identification(ExamRoom room, String student) {
        BrowserContext context = room.person("ru-RU");
        context.addInitScript(SmallWindow.NONE_AT_ALL);
        Lms lms = new Lms(programs.lmsAddress(), context).actAs(student);
        ExamWindow exam = new ExamWindow(context, lms.openWindow(lms.openActivity()));
        exam.consent();
        exam.checkEquipment();
        return exam;
    }

    private static void says(ExamWindow exam, String words) {
        assertThat(exam.test("liveness-said"))
                .containsText(words, new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE));
    }

    private String toldToTheProctor(ExamWindow exam) {
        Lms proctor = new Lms(programs.lmsAddress(), moving.person("ru-RU")).actAs("proctor");
        Page window = proctor.openWindow(proctor.openActivity());
        window.navigate(programs.toolAddress() + "/review/" + exam.sitting());
        window.locator("[data-first-frame=true]").waitFor();
        window.locator("[data-test=identity-compare]").click();
        return window.locator("[data-test=compare-liveness]").innerText();
    }
}
