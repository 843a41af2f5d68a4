package app.vigil.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * What all detectors together cost above the recording, by the kernel's account of all processes of the student's
 * browser, whose profile lies on the disk as a student's does, and whether they ever block the page.
 */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DetectorBudgetJourney {

    private static final Duration MEASURED = Duration.ofSeconds(30);
    /** By then the models are loaded and the first looks, which take longer, are over. */
    private static final Duration SETTLED = Duration.ofSeconds(15);

    private static final String LONG_TASKS = """
            window.longTasks = [];
            new PerformanceObserver((seen) => window.longTasks.push(...seen.getEntries().map((one) => one.duration)))
              .observe({ type: 'longtask' });""";

    private static final String SHOW = """
            () => {
              const button = document.createElement('button');
              button.id = 'show';
              button.textContent = 'show';
              button.onclick = async () => {
                const screen = { width: { max: 1280 }, height: { max: 720 }, frameRate: { max: 5 } };
                const shown = [
                  await navigator.mediaDevices.getDisplayMedia({ video: screen }),
                  await navigator.mediaDevices.getUserMedia({ video: { width: 640, height: 480 }, audio: true }),
                ];
                for (const media of shown) {
                  const video = document.createElement('video');
                  video.muted = true;
                  video.srcObject = media;
                  document.body.prepend(video);
                  await video.play();
                }
                button.dataset.shown = '';
              };
              document.body.prepend(button);
            }""";

    @TempDir
    private static Path folder;

    private Programs programs;
    private ExamRoom room;

    /** Teacher and administrator leave before anything is measured: their windows are no student's. */
    @BeforeAll
    void start() {
        programs = new Programs(folder);
        Path camera = FakeMedia.atTheDesk(folder);
        Path microphone = FakeMedia.microphone(folder);
        try (ExamRoom staff = new ExamRoom(camera, microphone)) {
            CourseSetup course = new CourseSetup(programs, staff);
            course.connect();
            course.addExam("Всё разрешено", form -> CourseSetup.controlEverything(form, false));
            course.addWithoutStaff("Всё под контролем", form -> CourseSetup.controlEverything(form, true));
        }
        room = new ExamRoom(camera, microphone);
    }

    @AfterAll
    void stop() {
        room.close();
        programs.close();
    }

    /** @param memory of the student's browser, in MiB */
    private record Cost(double share, int longTasks, double memory) {}

    @Test
    @DisplayName(
            "R2-024 all detectors together take at most 30 % of one core above the recording and do not block the page")
    void costLittleAboveTheRecording() {
        Cost idle = ofNothing();
        Cost showing = ofShowing();
        Cost recording = ofAnExam("student1", Lms::openActivity);
        Cost watched = ofAnExam("student2", Lms::openLatestActivity);
        System.out.printf(
                "processor time of the whole browser, %% of one core: idle %.0f, recording %.0f, recording and all"
                        + " detectors %.0f; tasks longer than 50 ms on the page: %d and %d%n",
                idle.share() * 100,
                recording.share() * 100,
                watched.share() * 100,
                recording.longTasks(),
                watched.longTasks());
        System.out.printf(
                "memory of the student's browser, MiB: idle %.0f, camera and screen shown %.0f, recording %.0f,"
                        + " recording and all detectors %.0f%n",
                idle.memory(), showing.memory(), recording.memory(), watched.memory());
        assertThat(watched.share() - recording.share()).isLessThanOrEqualTo(0.30);
        assertThat(watched.longTasks()).isLessThanOrEqualTo(recording.longTasks() + 2);
        // Once they took 1,075; what the exam may take as a whole is not held yet (decision 41).
        assertThat(watched.memory() - recording.memory()).isLessThanOrEqualTo(700);
    }

    private Cost ofNothing() {
        Path profile = folder.resolve("idle");
        try (BrowserContext context = room.workplace(profile, "en-US")) {
            context.newPage().navigate(programs.lmsAddress() + "/");
            return new Cost(room.shareOfACore(MEASURED), 0, ExamRoom.memory(profile));
        }
    }

    /** What the browser itself takes for what every page with a camera and a shared screen needs. */
    private Cost ofShowing() {
        Path profile = folder.resolve("showing");
        try (BrowserContext context = room.workplace(profile, "en-US")) {
            Page page = context.newPage();
            page.navigate(programs.lmsAddress() + "/");
            page.evaluate(SHOW);
            page.locator("#show").click();
            page.locator("#show[data-shown]").waitFor();
            return new Cost(room.shareOfACore(MEASURED), 0, ExamRoom.memory(profile));
        }
    }

    private Cost ofAnExam(String username, Function<Lms, FrameLocator> activity) {
        Path profile = folder.resolve(username);
        try (BrowserContext context = room.workplace(profile, "en-US")) {
            return ofAnExam(context, profile, username, activity);
        }
    }

    private Cost ofAnExam(BrowserContext context, Path profile, String username, Function<Lms, FrameLocator> activity) {
        context.addInitScript(LONG_TASKS);
        Lms student = new Lms(programs.lmsAddress(), context).actAs(username);
        ExamWindow exam = new ExamWindow(context, student.openWindow(activity.apply(student)));
        exam.consent();
        exam.checkEquipment();
        exam.takePhotos();
        exam.start();
        exam.openQuiz();
        Await.pass(SETTLED);
        Page page = exam.page();
        page.evaluate("() => { window.longTasks.length = 0; }");
        double share = room.shareOfACore(MEASURED);
        int longTasks = ((Number) page.evaluate("() => window.longTasks.length")).intValue();
        double memory = ExamRoom.memory(profile);
        exam.saySubmitted();
        exam.finish();
        return new Cost(share, longTasks, memory);
    }
}
