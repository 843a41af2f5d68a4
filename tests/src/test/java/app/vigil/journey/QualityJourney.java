package app.vigil.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * What each quality of recording costs and what it shows: somebody at a desk, and a page of 11 pt text that is scrolled now
 * and then on a screen of 1080 lines.
 */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QualityJourney {

    private static final double READ = 0.95;
    /** Where the window of text lies, beside the exam window. */
    private static final Map<String, Integer> TEXT_WINDOW = Map.of("left", 1400, "top", 0, "width", 520, "height", 860);

    private static final int SCROLLS = 4;
    private static final int LINES_A_SCROLL = 17;

    @TempDir
    private static Path folder;

    private Programs programs;
    private ExamRoom room;
    private Page settings;
    private String exam;
    private int students;

    @BeforeAll
    void start() {
        programs = new Programs(folder);
        room = new ExamRoom(FakeMedia.atTheDesk(folder), FakeMedia.microphone(folder));
        CourseSetup course = new CourseSetup(programs, room);
        course.connect();
        settings = course.addExam("Качество", form -> {}).context().newPage();
        exam = course.examId();
    }

    @AfterAll
    void stop() {
        room.close();
        programs.close();
    }

    @Test
    @DisplayName(
            "R2-020 the default quality takes at most 400 kbit/s together, and text of 11 pt is read at 1080 lines")
    void theDefaultIsReadableAndSmall() {
        Recorded recorded = record("standard");

        assertThat(recorded.kilobitsPerSecond()).isLessThanOrEqualTo(400);
        assertThat(recorded.reading().share()).as("letters read").isGreaterThanOrEqualTo(READ);
    }

    @Test
    @DisplayName("R2-020 the light quality takes at most 180 kbit/s together")
    void theLightOneIsSmaller() {
        assertThat(record("light").kilobitsPerSecond()).isLessThanOrEqualTo(180);
    }

    @Test
    @DisplayName("R1-013 full motion has at least 25 frames a second of at least 640×480, and the reviewer is told so")
    void fullMotionIsMeasuredAndShown() {
        Recorded recorded = record("full-motion");

        assertThat(recorded.framesPerSecond()).isGreaterThanOrEqualTo(25);
        assertThat(recorded.cameraSize()[0]).isGreaterThanOrEqualTo(640);
        assertThat(recorded.cameraSize()[1]).isGreaterThanOrEqualTo(480);
        Lms lms = new Lms(programs.lmsAddress(), room.person("en-US")).actAs("proctor");
        Page proctor = lms.openWindow(lms.openActivity());
        ReviewPlayer.open(proctor, programs.toolAddress(), recorded.sitting());
        assertThat(proctor.locator("[data-test=measured-camera]").innerText())
                .contains("640×480")
                .containsPattern("(2[5-9]|30)([.,]\\d)? ");
        assertThat(proctor.locator("[data-test=measured-camera]").getAttribute("data-short"))
                .isEqualTo("false");
    }

    private record Recorded(
            String sitting,
            double kilobitsPerSecond,
            double framesPerSecond,
            int[] cameraSize,
            ReadableText.Reading reading) {}

    private Recorded record(String quality) {
        settings.navigate(programs.toolAddress() + "/exams/" + exam);
        settings.locator("[data-test=quality-" + quality + "]").check();
        settings.locator("[data-test=save]").click();
        settings.locator("[data-test=saved]").waitFor();
        BrowserContext student = room.person("ru-RU");
        Lms lms = new Lms(programs.lmsAddress(), student).actAs("student" + ++students);
        ReadableText text = new ReadableText(textWindow(student, lms));
        BufferedImage crisp = text.crisp();
        ExamWindow window = new ExamWindow(student, lms.openWindow(lms.openActivity()));
        window.consent();
        window.checkEquipment();
        window.takePhotos();
        window.start();
        window.openQuiz();
        for (int scroll = 1; scroll <= SCROLLS; scroll++) {
            window.stay(Duration.ofSeconds(5));
            text.scrollTo(scroll * LINES_A_SCROLL);
        }
        window.stay(Duration.ofSeconds(5));
        window.saySubmitted();
        window.finish();
        String sitting = window.sitting();
        student.close();
        return measured(quality, sitting, text, crisp);
    }

    /** Of its own size and place: what is behind another window is not on the screen. */
    private static Page textWindow(BrowserContext student, Lms lms) {
        Page window = student.waitForPage(
                () -> lms.page().evaluate("() => { window.open('about:blank', 'text', 'popup'); }"));
        CDPSession session = student.newCDPSession(window);
        JsonObject bounds = new JsonObject();
        TEXT_WINDOW.forEach(bounds::addProperty);
        JsonObject placed = new JsonObject();
        placed.add("windowId", session.send("Browser.getWindowForTarget").get("windowId"));
        placed.add("bounds", bounds);
        session.send("Browser.setWindowBounds", placed);
        return window;
    }

    private Recorded measured(String quality, String sitting, ReadableText text, BufferedImage crisp) {
        Path camera = take(sitting, "camera");
        Path screen = take(sitting, "screen");
        double cameraRate = rate(camera);
        double screenRate = rate(screen);
        double frames = FakeMedia.decodedFrames(camera) / StoredMedia.seconds(camera);
        int[] size = List.of(FakeMedia.probe(camera, "stream=width,height").split("[,\\s]+")).stream()
                .filter(number -> !number.isBlank())
                .mapToInt(Integer::parseInt)
                .toArray();
        ReadableText.Reading reading = text.read(screen, StoredMedia.seconds(screen) - 1, crisp);
        System.out.printf(
                "%s: camera %d×%d %.1f frames/s %.0f kbit/s, screen %.0f kbit/s, together %.0f kbit/s;"
                        + " 11 pt: %d of %d letters read (%.1f %%)%n",
                quality,
                size[0],
                size[1],
                frames,
                cameraRate,
                screenRate,
                cameraRate + screenRate,
                reading.right(),
                reading.letters(),
                reading.share() * 100);
        return new Recorded(sitting, cameraRate + screenRate, frames, size, reading);
    }

    private Path take(String sitting, String stream) {
        return new StoredMedia(programs.data())
                .takes(stream).stream()
                        .filter(file -> file.toString().contains(sitting))
                        .findFirst()
                        .orElseThrow();
    }

    private static double rate(Path take) {
        return take.toFile().length() * 8 / 1000.0 / StoredMedia.seconds(take);
    }
}
