package app.vigil.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * What all detectors together cost above the recording, by the kernel's account of all processes of the browser, and
 * whether they ever block the page.
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

    @TempDir
    private static Path folder;

    private Programs programs;
    private ExamRoom room;
    private CourseSetup course;

    @BeforeAll
    void start() {
        programs = new Programs(folder);
        room = new ExamRoom(FakeMedia.atTheDesk(folder), FakeMedia.microphone(folder));
        course = new CourseSetup(programs, room);
        course.connect();
    }

    @AfterAll
    void stop() {
        room.close();
        programs.close();
    }

    /** @param memory of the whole browser, in MiB */
    private record Cost(double share, int longTasks, double memory) {}

    @Test
    @DisplayName(
            "R2-024 all detectors together take at most 30 % of one core above the recording and do not block the page")
    void costLittleAboveTheRecording() {
        Cost idle = ofNothing();
        course.addExam("Всё разрешено", form -> CourseSetup.controlEverything(form, false));
        Cost recording = ofAnExam("student1");
        course.addWithoutStaff("Всё под контролем", form -> CourseSetup.controlEverything(form, true));
        Cost watched = ofAnExam("student2");
        System.out.printf(
                "processor time of the whole browser, %% of one core: idle %.0f, recording %.0f, recording and all"
                        + " detectors %.0f; tasks longer than 50 ms on the page: %d and %d%n",
                idle.share() * 100,
                recording.share() * 100,
                watched.share() * 100,
                recording.longTasks(),
                watched.longTasks());
        System.out.printf(
                "memory of the whole browser, MiB: idle %.0f, recording %.0f, recording and all detectors %.0f%n",
                idle.memory(), recording.memory(), watched.memory());
        assertThat(watched.share() - recording.share()).isLessThanOrEqualTo(0.30);
        assertThat(watched.longTasks()).isLessThanOrEqualTo(recording.longTasks() + 2);
    }

    private Cost ofNothing() {
        BrowserContext context = room.person("en-US");
        context.newPage().navigate(programs.lmsAddress() + "/");
        Cost idle = new Cost(room.shareOfACore(MEASURED), 0, ExamRoom.memory());
        context.close();
        return idle;
    }

    private Cost ofAnExam(String username) {
        BrowserContext context = room.person("en-US");
        context.addInitScript(LONG_TASKS);
        Lms student = new Lms(programs.lmsAddress(), context).actAs(username);
        ExamWindow exam = new ExamWindow(context, student.openWindow(student.openLatestActivity()));
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
        double memory = ExamRoom.memory();
        exam.saySubmitted();
        exam.finish();
        context.close();
        return new Cost(share, longTasks, memory);
    }
}
