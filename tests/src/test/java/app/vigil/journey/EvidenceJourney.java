package app.vigil.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
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

/** One recording: followed while it runs, survives the plug, is sought anywhere, handed over and checked. */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EvidenceJourney {

    private static final double TOGETHER_MS = 100;
    private static final double LIVE_MS = 10_000;

    @TempDir
    private static Path folder;

    private Programs programs;
    private ExamRoom room;
    private ExamWindow exam;
    private Lms visitor;
    private ReviewPlayer player;
    private Page proctor;
    private String sitting;

    @BeforeAll
    void start() {
        programs = new Programs(folder);
        room = new ExamRoom(FakeMedia.camera(folder), FakeMedia.microphone(folder));
        CourseSetup course = new CourseSetup(programs, room);
        course.connect();
        course.addExam("История", form -> {});
        course.appointRecordsKeeper(course.operator());
        Lms student = new Lms(programs.lmsAddress(), room.person("ru-RU")).actAs("student1");
        exam = new ExamWindow(student.page().context(), student.openWindow(student.openActivity()));
        exam.consent();
        exam.checkEquipment();
        exam.takePhotos();
        sitting = exam.sitting();
        exam.start();
        exam.openQuiz();
        visitor = new Lms(programs.lmsAddress(), room.person("ru-RU"));
    }

    @AfterAll
    void stop() {
        room.close();
        programs.close();
    }

    @Test
    @Order(1)
    @DisplayName("R2-027 a running sitting is followed with at most 10 s of delay, both pictures within 100 ms")
    void isFollowedWhileItRuns() {
        exam.stay(Duration.ofSeconds(12));
        Lms lms = new Lms(programs.lmsAddress(), room.person("ru-RU")).actAs("proctor");
        proctor = lms.openWindow(lms.openActivity());
        player = ReviewPlayer.open(proctor, programs.toolAddress(), sitting);
        player.goLive();
        player.watch(30);

        List<ReviewPlayer.Sample> samples = player.watch(150);

        print("live", samples);
        assertThat(proctor.locator("[data-test=live]")).hasAttribute("aria-pressed", "true");
        assertThat(samples).as("moments in which both moved").hasSizeGreaterThan(75);
        assertThat(samples).allSatisfy(sample -> assertThat(sample.delay()).isLessThan(LIVE_MS));
        assertTogether(samples);
    }

    @Test
    @Order(2)
    @DisplayName("R2-019 a visitor of the demo kills the tool during a sitting: no piece is lost, none is there twice")
    void losesNothingWhenTheToolIsKilled() {
        visitor.page().navigate(programs.lmsAddress() + "/");
        visitor.page().locator("[data-test=plug]").click();
        int before = pieces("camera.0");
        assertThat(before).isPositive();
        visitor.page().locator("[data-test=plug-kill]").click();
        Await.until(Duration.ofSeconds(10), "the tool is dead", programs::toolIsDead);
        assertThat(visitor.page().locator("[data-test=plug-state]")).hasAttribute("data-running", "false");
        exam.stay(Duration.ofSeconds(8));
        programs.startTool();
        programs.awaitHealthy();

        // What was recorded meanwhile, and what is recorded since.
        awaitPieces(before + 6);
        assertNothingLost();
    }

    @Test
    @Order(3)
    @DisplayName("R2-019 a cut line loses nothing either")
    void losesNothingWhenTheLineIsCut() {
        int before = pieces("camera.0");
        visitor.page().locator("[data-test=plug-cut]").click();
        awaitPieces(before + 10);
        assertNothingLost();
    }

    @Test
    @Order(4)
    @DisplayName("R4-021 after both the recording is complete and its ledger empty")
    void isCompleteAfterAll() {
        exam.page().bringToFront();
        exam.saySubmitted();
        exam.finish();
        player = ReviewPlayer.open(proctor, programs.toolAddress(), sitting);
        Await.until(
                Duration.ofSeconds(30),
                "the recording is sealed",
                () -> player.index(sitting).get("state").getAsString().equals("sealed"));
        JsonObject index = player.index(sitting);
        assertThat(index.get("complete").getAsBoolean()).isTrue();
        assertThat(index.getAsJsonArray("gaps")).isEmpty();
        assertNothingLost();
    }

    @Test
    @Order(5)
    @DisplayName("R2-027 any moment is shown at once, both pictures of the same moment")
    void isSoughtAnywhere() {
        player = ReviewPlayer.open(proctor, programs.toolAddress(), sitting);
        for (double share : new double[] {0.7, 0.1, 0.45, 0.9, 0.3}) {
            ReviewPlayer.Sought sought = player.seek(share);
            System.out.printf("seek to %.2f: %.0f ms, pictures %.0f ms apart%n", share, sought.ms(), sought.apart());
            assertThat(sought.apart()).isLessThan(TOGETHER_MS);
            assertThat(sought.ms()).as("even on a busy machine").isLessThan(2000);
        }
        proctor.locator("[data-test=play]").click();
        List<ReviewPlayer.Sample> samples = player.watch(60);
        print("play", samples);
        assertTogether(samples);
    }

    @Test
    @Order(6)
    @DisplayName("R0-027 R1-028 whoever may copy hands the package over, and anybody checks it in a browser")
    void isHandedOverAndChecked() throws IOException {
        Lms lms = new Lms(programs.lmsAddress(), room.person("ru-RU")).actAs("dean");
        Page keeper = lms.openWindow(lms.openActivity());
        keeper.navigate(programs.toolAddress() + "/recordings/" + sitting);
        keeper.locator("#recipient").fill("Архив");
        keeper.locator("#ground").fill("Приказ 5");
        Download download =
                keeper.waitForDownload(() -> keeper.locator("[data-test=issue]").click());
        Path intact = folder.resolve("recording.zip");
        download.saveAs(intact);
        byte[] bytes = Files.readAllBytes(intact);
        bytes[bytes.length / 2] ^= 1;
        Path changed = Files.write(folder.resolve("changed.zip"), bytes);

        Page stranger = room.person("uk-UA").newPage();
        stranger.navigate(programs.toolAddress() + "/verify");
        Locator outcome = stranger.locator("[data-test=outcome]");
        stranger.locator("[data-test=package]").setInputFiles(intact);
        assertThat(outcome).hasAttribute("data-verdict", "intact");
        assertThat(stranger.locator("[data-test=key]")).hasAttribute("data-known", "true");
        stranger.locator("[data-test=package]").setInputFiles(changed);
        assertThat(outcome).hasAttribute("data-verdict", "broken");
        assertThat(stranger.locator("[data-test=range]")).isVisible();
    }

    private Locator stream(String name) {
        return visitor.page().locator("[data-test=\"plug-" + name + "\"]");
    }

    private int pieces(String name) {
        return Integer.parseInt(stream(name).getAttribute("data-pieces"));
    }

    private void awaitPieces(int wanted) {
        Await.until(Duration.ofSeconds(60), wanted + " pieces lie on the disk", () -> pieces("camera.0") >= wanted);
    }

    private void assertNothingLost() {
        assertThat(visitor.page().locator("[data-test=plug-state]")).hasAttribute("data-unchanged", "true");
        for (String name : new String[] {"camera.0", "screen.0"}) {
            assertThat(stream(name)).hasAttribute("data-missing", "0");
            assertThat(stream(name)).hasAttribute("data-doubled", "0");
        }
        assertThat(stream("camera.1")).hasCount(0);
    }

    private static void assertTogether(List<ReviewPlayer.Sample> samples) {
        long together =
                samples.stream().filter(sample -> sample.apart() < TOGETHER_MS).count();
        assertThat((double) together / samples.size())
                .as("share of moments in which both pictures are together")
                .isGreaterThan(0.95);
    }

    private static void print(String what, List<ReviewPlayer.Sample> samples) {
        System.out.printf(
                "%s: %d samples, pictures at most %.0f ms apart, delay at most %.0f ms%n",
                what,
                samples.size(),
                samples.stream().mapToDouble(ReviewPlayer.Sample::apart).max().orElse(0),
                samples.stream().mapToDouble(ReviewPlayer.Sample::delay).max().orElse(0));
    }
}
