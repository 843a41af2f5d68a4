package app.vigil.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.awt.Color;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The exam window as a student goes through it. */
final class ExamWindow {

    /** What lies in another tab: a colour that the exam has nowhere. */
    static final Color ELSEWHERE = new Color(0xC8, 0x00, 0xC8);

    private static final double PATIENCE = 30_000;

    private final BrowserContext context;
    private final Page page;

    ExamWindow(BrowserContext context, Page page) {
        this.context = context;
        this.page = page;
    }

    Page page() {
        return page;
    }

    String sitting() {
        return page.url().replaceAll("[?#].*", "").replaceAll(".*/", "");
    }

    void consent() {
        ticks().forEach(tick -> test(tick).check());
        test("consent-accept").click();
    }

    /** Leaves the boxes open that need not be ticked. */
    void consentToWhatIsNeeded() {
        ticks().stream()
                .filter(tick -> !tick.endsWith("face-comparison"))
                .forEach(tick -> test(tick).check());
        test("consent-accept").click();
    }

    /** Names of the boxes that stand for what one agrees to. */
    List<String> ticks() {
        test("consent-accept").waitFor();
        return page.locator("[data-test^=consent-tick-]").all().stream()
                .map(box -> box.getAttribute("data-test"))
                .toList();
    }

    /** Shares the whole screen and waits until every check has passed. */
    void checkEquipment() {
        checkEquipment(() -> {});
    }

    void checkEquipment(Runnable whenReady) {
        test("share-screen").click();
        awaitEquipment();
        whenReady.run();
        test("check-continue").click();
    }

    void awaitEquipment() {
        for (String check :
                new String[] {"browser", "camera", "microphone", "screen", "displays", "upload", "storage"}) {
            assertThat(test("check-" + check + "-state"))
                    .hasAttribute(
                            "data-state", "passed", new LocatorAssertions.HasAttributeOptions().setTimeout(PATIENCE));
        }
    }

    void takePhotos() {
        takePhoto("face");
        takePhoto("document");
    }

    /** What the fake camera shows is hard to read as a document: it goes as it is when that is offered. */
    void takePhoto(String kind) {
        test("photo-" + kind + "-take").click();
        for (int tries = 1; !photoCanBeSent(kind) && tries < 5; tries++) {
            test("photo-" + kind + "-retake").click();
            test("photo-" + kind + "-take").click();
        }
        test("photo-" + kind + "-accept").click();
    }

    /** Once it has been looked at. */
    boolean photoCanBeSent(String kind) {
        test("photo-hint").and(page.locator(":not(.alert-light)")).waitFor();
        return test("photo-" + kind + "-accept").isVisible();
    }

    /** Starts and returns how long the LMS took to open the quiz. */
    Duration start() {
        test("start-exam").click();
        Instant asked = Instant.now();
        awaitAdmission();
        return Duration.between(asked, Instant.now());
    }

    void awaitAdmission() {
        test("open-quiz").waitFor(new Locator.WaitForOptions().setTimeout(PATIENCE));
    }

    /** Starts an exam whose quiz is framed and returns the frame, which comes by itself. */
    FrameLocator startFramed() {
        test("start-exam").click();
        test("quiz-frame").waitFor(new Locator.WaitForOptions().setTimeout(PATIENCE));
        return page.frameLocator("[data-test=quiz-frame]");
    }

    /** Stays where the student is for a while. */
    void stay(Duration time) {
        Instant began = Instant.now();
        Await.until(
                time.plusSeconds(15),
                time + " pass",
                () -> Duration.between(began, Instant.now()).compareTo(time) >= 0);
    }

    /** Opens the quiz in its own tab, with the small window on top where the browser has one. */
    Page openQuiz() {
        return openQuiz(() -> test("open-quiz").click());
    }

    Page openQuiz(Runnable press) {
        Page[] quiz = new Page[1];
        context.onPage(opened -> opened.onFrameNavigated(frame -> {
            if (frame.url().contains("/mod/quiz/")) {
                quiz[0] = opened;
            }
        }));
        press.run();
        page.waitForCondition(() -> quiz[0] != null);
        quiz[0].waitForLoadState();
        return quiz[0];
    }

    /** Playwright pretends that every page has the focus; this makes all windows of the student feel what they would. */
    void feelRealFocus() {
        JsonObject off = new JsonObject();
        off.addProperty("enabled", false);
        for (Page each : context.pages()) {
            context.newCDPSession(each).send("Emulation.setFocusEmulationEnabled", off);
        }
    }

    /** Looks at another tab for a while and comes back to the quiz. */
    void leaveForAnotherTab(Page quiz, Duration away) {
        Page other = context.newPage();
        other.setContent("<body style='background: rgb(%d %d %d)'></body>"
                .formatted(ELSEWHERE.getRed(), ELSEWHERE.getGreen(), ELSEWHERE.getBlue()));
        other.bringToFront();
        stay(away);
        other.close();
        quiz.bringToFront();
    }

    /** Loads the window anew and switches the devices on again, as it asks. */
    void reload() {
        page.bringToFront();
        page.reload();
        test("resume").click();
        assertThat(test("light-recording")).hasAttribute("data-state", "on");
    }

    void decline(String reason) {
        test("decline").click();
        test("decline-reason").fill(reason);
        test("decline-confirm").click();
        test("view-declined").waitFor();
    }

    Locator notices() {
        return test("notice");
    }

    /** What the notices say, once there is one. */
    List<String> noticeTexts() {
        notices().first().waitFor();
        return notices().allInnerTexts();
    }

    void saySubmitted() {
        test("quiz-submitted").click();
        test("quiz-submitted-yes").click();
    }

    /** Ends the recording and waits until the tool has everything. */
    void finish() {
        test("finish").click();
        awaitUpload();
    }

    /** Waits until the tool has everything; on a platform that ends its quiz itself the recording ends with it. */
    void awaitUpload() {
        test("upload-complete").waitFor(new Locator.WaitForOptions().setTimeout(PATIENCE * 2));
    }

    Locator test(String name) {
        return page.locator("[data-test=\"" + name + "\"]");
    }
}
