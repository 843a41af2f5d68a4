package app.vigil.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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
 * One long sitting with the quiz in front and the exam window behind it, before all detectors: nothing is marked,
 * nothing is missing, and neither the student's browser nor the tool grows. It lasts {@code vigil.soak-minutes}.
 */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SoakJourney {

    private static final int MINUTES = Integer.getInteger("vigil.soak-minutes", 30);
    /** In MiB, of what a collection leaves; who kept the bytes of all segments would have it after two minutes. */
    private static final double MOST_HEAP_GROWTH = 4;
    /** In MiB: the Java heap, 700 MiB at most in the journeys, goes on touching reserved pages for a while. */
    private static final double MOST_TOOL_GROWTH = 160;
    /** In MiB, of what all of the student's browser took on the average; its collections come and go within twice this. */
    private static final double MOST_BROWSER_GROWTH = 30;
    /** Allowed between what the recorders were asked for and the decoded duration, in seconds. */
    private static final double CLOCKS_APART = 2;

    private static final long HOLE_MS = 1000;

    /** Windows that open keep a page busy: what it is told of its first recorder is late, what it records is not. */
    private static final String KEEP_THE_PAGE_BUSY = """
            {
              const { start } = MediaRecorder.prototype;
              let asked = false;
              MediaRecorder.prototype.start = function (...slice) {
                start.apply(this, slice);
                if (!asked) {
                  asked = true;
                  for (const until = Date.now() + 2000; Date.now() < until; );
                }
              };
            }""";

    @TempDir
    private static Path folder;

    private final List<Sample> samples = new ArrayList<>();
    private Programs programs;
    private ExamRoom room;
    private CourseSetup course;
    private String sitting;
    private List<RecorderRun> runs = List.of();

    /**
     * All in MiB.
     *
     * @param heap of the exam window with its buffers
     * @param browser what all processes of the student's browser wrote
     */
    private record Sample(double heap, double tool, double browser) {}

    @BeforeAll
    void start() {
        assertThat(MINUTES).as("vigil.soak-minutes").isGreaterThanOrEqualTo(3);
        programs = new Programs(folder);
        room = new ExamRoom(FakeMedia.atTheDesk(folder), FakeMedia.quietRoom(folder));
        course = new CourseSetup(programs, room);
        course.connect();
        course.addExam("Длинный экзамен", form -> CourseSetup.controlEverything(form, true));
        course.teacher().restrictQuiz(1);
        course.teacher().exclude("admission");
    }

    @AfterAll
    void stop() {
        room.close();
        programs.close();
    }

    @Test
    @Order(1)
    @DisplayName(
            "R2-025 a student writes for a long time before all detectors; both streams are recorded all the while and nothing is noticed")
    void aStudentWritesForALongTime() {
        BrowserContext context = room.workplace(workplace(), "ru-RU");
        context.addInitScript(RecorderRun.NOTE_RUNS);
        context.addInitScript(KEEP_THE_PAGE_BUSY);
        Lms lms = new Lms(programs.lmsAddress(), context).actAs("student1");
        ExamWindow exam = new ExamWindow(context, lms.openWindow(lms.openActivity()));
        exam.consent();
        exam.checkEquipment();
        exam.takePhotos();
        sitting = exam.sitting();
        exam.start();
        Page quiz = exam.openQuiz();
        quiz.locator("[data-test=start-attempt]").click();
        quiz.locator("[data-test=question-text]").waitFor();
        exam.feelRealFocus();
        quiz.bringToFront();
        write(exam);
        Lms.answerAll(quiz);
        assertThat(quiz.locator("[data-test=attempt-state]")).hasText("Завершено");
        assertThat(exam.notices()).hasCount(0);
        exam.saySubmitted();
        exam.finish();
        runs = RecorderRun.of(exam.page());
        context.close();
    }

    private static Path workplace() {
        return folder.resolve("workplace");
    }

    private void write(ExamWindow exam) {
        CDPSession inspector = exam.page().context().newCDPSession(exam.page());
        sample(inspector);
        for (int minute = 1; minute <= MINUTES; minute++) {
            exam.stay(Duration.ofMinutes(1));
            sample(inspector);
            assertThat(exam.test("light-recording")).hasAttribute("data-state", "on");
        }
        inspector.detach();
    }

    private void sample(CDPSession inspector) {
        inspector.send("HeapProfiler.collectGarbage");
        JsonObject heap = inspector.send("Runtime.getHeapUsage");
        double bytes = Stream.of("usedSize", "embedderHeapUsedSize", "backingStorageSize")
                .mapToDouble(part -> heap.get(part).getAsDouble())
                .sum();
        Sample sample = new Sample(
                bytes / (1 << 20),
                programs.toolMemory(),
                ExamRoom.memory(workplace()).own());
        System.out.printf(
                "minute %d: exam window %.2f MiB of heap after a collection, tool %.0f MiB resident, browser %.0f MiB%n",
                samples.size(), sample.heap, sample.tool, sample.browser);
        samples.add(sample);
    }

    @Test
    @Order(2)
    @DisplayName("after a third of the time neither the student's browser nor the tool grows beyond the bounds")
    void nothingGrows() {
        assertThat(samples).hasSize(MINUTES + 1);
        List<Sample> settled = samples.subList(Math.ceilDiv(MINUTES, 3), samples.size());
        Sample first = settled.getFirst();
        double heap = settled.stream().mapToDouble(Sample::heap).max().orElseThrow() - first.heap;
        double tool = settled.stream().mapToDouble(Sample::tool).max().orElseThrow() - first.tool;
        double browser = meanBrowser(settled.subList(settled.size() / 2, settled.size()))
                - meanBrowser(settled.subList(0, settled.size() / 2));
        System.out.printf(
                "growth over the last %d minutes: exam window %.2f MiB, tool %.0f MiB; browser in the second half of them on"
                        + " the average beside the first %.1f MiB%n",
                settled.size() - 1, heap, tool, browser);
        assertThat(heap).as("growth of the exam window, MiB").isLessThanOrEqualTo(MOST_HEAP_GROWTH);
        assertThat(tool).as("growth of the tool, MiB").isLessThanOrEqualTo(MOST_TOOL_GROWTH);
        assertThat(browser).as("growth of the student's browser, MiB").isLessThanOrEqualTo(MOST_BROWSER_GROWTH);
    }

    private static double meanBrowser(List<Sample> some) {
        return some.stream().mapToDouble(Sample::browser).average().orElseThrow();
    }

    @Test
    @Order(3)
    @DisplayName("each stream is one file as long as its recorder ran by the wall clock")
    void theFilesAreAsLongAsTheSitting() {
        StoredMedia stored = new StoredMedia(programs.data());
        for (RecorderRun run : runs) {
            assertThat(stored.takes(run.stream())).as(run.stream()).hasSize(1);
            double seconds = StoredMedia.seconds(stored.takes(run.stream()).getFirst());
            System.out.printf("%s: %.2f s decoded, %.2f s by the wall clock%n", run.stream(), seconds, run.seconds());
            assertThat(run.seconds()).as("the wall clock").isGreaterThan(MINUTES * 60.0);
            assertThat(seconds).as(run.stream()).isCloseTo(run.seconds(), within(CLOCKS_APART));
        }
    }

    @Test
    @Order(4)
    @DisplayName(
            "the proctor finds a sealed, complete recording on the wall clock without gap, mark or interval nobody watched")
    void theProctorFindsNothing() {
        Lms proctor = new Lms(programs.lmsAddress(), room.person("ru-RU")).actAs("proctor");
        Page window = proctor.openWindow(proctor.openActivity());
        Await.until(
                Duration.ofSeconds(30),
                "the recording is sealed",
                () -> document(window, "recordings").get("state").getAsString().equals("sealed"));
        JsonObject recording = document(window, "recordings");
        assertThat(recording.get("complete").getAsBoolean()).isTrue();
        assertThat(recording.getAsJsonArray("gaps")).isEmpty();
        assertThat(recording.getAsJsonArray("streams")).hasSize(2).allSatisfy(SoakJourney::assertUnbroken);
        assertThat(runs).allSatisfy(run -> run.isWhereTheIndexSays(recording));
        JsonObject review = document(window, "reviews");
        assertThat(review.getAsJsonArray("marks")).isEmpty();
        // No detector watches it: it is for the proctor's eye.
        assertThat(review.getAsJsonArray("notAnalysed"))
                .extracting(one -> one.getAsJsonObject().get("rule").getAsString())
                .containsExactly("paper");
    }

    private JsonObject document(Page window, String kind) {
        return JsonParser.parseString(window.request()
                        .get(programs.toolAddress() + "/api/" + kind + "/" + sitting)
                        .text())
                .getAsJsonObject();
    }

    /** Segments are rows of offset, length, media start, duration and wall clock. */
    private static void assertUnbroken(JsonElement stream) {
        JsonElement take = stream.getAsJsonObject().getAsJsonArray("takes").get(0);
        long reached = -1;
        for (JsonElement segment : take.getAsJsonObject().getAsJsonArray("segments")) {
            long start = segment.getAsJsonArray().get(4).getAsLong();
            assertThat(reached < 0 ? 0 : start - reached)
                    .as("hole before the segment at " + start)
                    .isLessThanOrEqualTo(HOLE_MS);
            reached = start + segment.getAsJsonArray().get(3).getAsLong();
        }
        assertThat(reached).isPositive();
    }
}
