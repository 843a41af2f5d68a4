package app.vigil.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
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
    private static final double SOUGHT_MS = 500;
    private static final int PLACES = 11;

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
        assertThat(samples).as("moments in which both had moved for a second").hasSizeGreaterThan(30);
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
        double[] took = new Random(2027)
                .doubles(PLACES, 0.02, 0.98)
                .map(share -> {
                    ReviewPlayer.Sought sought = player.seek(share);
                    System.out.printf(
                            "seek to %.2f: %.0f ms, pictures %.0f ms apart%n", share, sought.ms(), sought.apart());
                    assertThat(sought.apart()).isLessThan(TOGETHER_MS);
                    return sought.ms();
                })
                .sorted()
                .toArray();
        assertThat(took[PLACES / 2]).as("median of %d random places", PLACES).isLessThanOrEqualTo(SOUGHT_MS);
        proctor.locator("[data-test=play]").click();
        List<ReviewPlayer.Sample> samples = player.watch(60);
        print("play", samples);
        assertTogether(samples);
    }

    @Test
    @Order(6)
    @DisplayName("R2-027 the contact sheet has a picture of each stream in every ten seconds, made on the device")
    void hasAContactSheet() {
        JsonObject index = player.index(sitting);
        long seconds =
                (index.get("endedAt").getAsLong() - index.get("startedAt").getAsLong()) / 1000;
        for (String stream : new String[] {"camera", "screen"}) {
            List<JsonObject> strips = player.stills(sitting).stream()
                    .filter(strip -> strip.get("stream").getAsString().equals(stream))
                    .toList();
            assertThat(strips)
                    .isNotEmpty()
                    .allSatisfy(
                            strip -> assertThat(strip.get("every").getAsLong()).isEqualTo(10_000));
            long pictures = strips.stream()
                    .mapToLong(strip -> strip.get("pictures").getAsLong())
                    .sum();
            assertThat(pictures).as("pictures of the " + stream).isBetween(seconds / 10 - 2, seconds / 10);
            proctor.locator("[data-test=contact-sheet]").evaluate("sheet => { sheet.open = true; }");
            Locator strip =
                    proctor.locator("[data-test=still-" + stream + "] img").first();
            strip.scrollIntoViewIfNeeded();
            proctor.waitForFunction("image => image.naturalHeight === 90", strip.elementHandle());
        }
    }

    @Test
    @Order(7)
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
        assertThat(entriesWithTheirChecksums(intact))
                .contains(
                        "media/camera.0.mp4",
                        "media/screen.0.mp4",
                        "marks.json",
                        "manifest.jws",
                        "photos/face.jpg",
                        "photos/document.jpg",
                        "hand-over-act.pdf");
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

    /** All but the signed contents and the list itself, each compared with its line in the list. */
    private static List<String> entriesWithTheirChecksums(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            List<String> listed = new ArrayList<>();
            for (String line : text(zip, "checksums.sha256").lines().toList()) {
                String name = line.substring(66);
                byte[] bytes = zip.getInputStream(zip.getEntry(name)).readAllBytes();
                assertThat(line).as(name).startsWith(sha256(bytes) + "  ");
                listed.add(name);
            }
            System.out.println("the package holds " + listed);
            assertThat(zip.stream().map(ZipEntry::getName))
                    .contains("package.jws", "checksums.sha256")
                    .hasSize(listed.size() + 2);
            return listed;
        }
    }

    private static String text(ZipFile zip, String name) throws IOException {
        return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
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
        assertThat(samples)
                .as("moments in which both move")
                .isNotEmpty()
                .allSatisfy(sample -> assertThat(sample.apart()).isLessThan(TOGETHER_MS));
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
