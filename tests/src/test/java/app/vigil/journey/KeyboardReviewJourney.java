package app.vigil.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.journey.RecordedGroup.Planted;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A proctor without a mouse: ten recordings from the queue to the last status, and every panel of the player on the way. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KeyboardReviewJourney {

    private static final int SITTINGS = 10;
    private static final List<Planted> MARKS = List.of(new Planted(10_000, 13_000), new Planted(40_000, 42_000));

    @TempDir
    private static Path folder;

    private final Axe axe = new Axe();
    private RecordedGroup group;
    private Page page;

    @BeforeAll
    void tenSatTheExam() throws Exception {
        Path made = Files.createDirectories(folder.resolve("made"));
        LongRecording recording = new LongRecording(made, 1);
        recording.make("camera", "testsrc2=s=320x240", 10, 100);
        recording.make("screen", "testsrc=s=640x360", 5, 80);
        group = new RecordedGroup(
                folder,
                recording,
                List.of("--vigil.evidence.seal-grace=0s", "--vigil.profiles.default.review.watch=marks"));
        group.sit(SITTINGS, MARKS);
    }

    @AfterAll
    void stop() {
        group.close();
    }

    @Test
    @Order(0)
    @DisplayName(
            "R2-034 a student explains a mark that was told during the exam, and the proctor reads it beside the mark")
    void aStudentExplainsAMark() {
        Page student = group.result(0);
        axe.check("own result", student);
        student.locator("[data-test=answer-words]").first().fill("Кошка прыгнула на клавиатуру");
        student.locator("[data-test=send-answer]").first().click();
        assertThat(student.locator("[data-test=own-answer]")).containsText("Кошка");
        student.context().close();
        page = group.proctor("ru-RU");
        page.navigate(group.address() + "/review/" + group.sitting(0));
        assertThat(test("mark-answer")).containsText("Кошка прыгнула на клавиатуру");
        assertThat(axe.violations()).isEmpty();
    }

    @Test
    @Order(1)
    @DisplayName("every panel of the player opens by a key, says its name, and closes again")
    void opensEveryPanelByAKey() {
        page.navigate(group.address() + "/review");
        new Keyboard(page).press("open-review");
        ready();
        axe.check("player", page);
        for (String[] panel :
                new String[][] {{"?", "keys-dialog"}, {"c", "compare-dialog"}, {"n", ""}, {"3", "edit-dialog"}}) {
            page.keyboard().press(panel[0]);
            if (!panel[1].isEmpty()) {
                test(panel[1]).waitFor();
                axe.check(panel[1], page);
                page.keyboard().press("Escape");
                assertThat(test(panel[1])).hasCount(0);
            }
        }
        page.keyboard().press("t");
        test("still-camera").first().waitFor();
        axe.check("contact sheet", page);
        page.keyboard().press("t");
        for (String view : List.of("screen", "camera", "side")) {
            page.keyboard().press("v");
            assertThat(main()).hasAttribute("data-view", view);
        }
        page.keyboard().press("z");
        axe.check("magnified", page);
        page.keyboard().press("Shift+Z");
        assertThat(axe.violations()).isEmpty();
    }

    @Test
    @Order(2)
    @DisplayName("a mark is called something else, in own words and at other times, and both words stay")
    void rewordsAMark() {
        page.keyboard().press("p");
        page.keyboard().press("3");
        Keyboard keyboard = new Keyboard(page);
        page.keyboard().press("End");
        keyboard.write("edit-note", "Свистел");
        page.keyboard().press("Control+Enter");
        assertThat(test("edit-dialog")).hasCount(0);
        assertThat(page.locator("[data-mark][data-chosen]")).hasAttribute("data-verdict", "confirmed");
        JsonObject mark = marks(page.url().replaceAll(".*/", "")).getFirst();
        assertThat(mark.get("violation").getAsString()).isEqualTo("other");
        assertThat(mark.get("note").getAsString()).isEqualTo("Свистел");
        assertThat(mark.get("label").getAsString())
                .isNotEqualTo(mark.get("violationLabel").getAsString());
    }

    @Test
    @Order(3)
    @DisplayName("R2-012 R2-033 R2-034 R2-065 ten sittings by the keyboard alone, all that must be watched watched")
    void reviewsTen() {
        Map<String, Integer> given = new TreeMap<>();
        for (int number = 0; number < SITTINGS; number++) {
            String sitting = page.url().replaceAll(".*/", "");
            given.put(sitting, review(number % 3 == 0));
            page.keyboard().press("Enter");
            page.waitForURL(url -> !url.endsWith(sitting));
            if (number < SITTINGS - 1) {
                ready();
            }
        }
        assertThat(page.url()).endsWith("/review");
        assertThat(given).hasSize(SITTINGS);
        given.forEach((sitting, status) -> assertThat(group.review(page, sitting)
                        .getAsJsonObject("review")
                        .get("status")
                        .getAsInt())
                .isEqualTo(status));
        assertThat(axe.violations()).isEmpty();
    }

    /** From the first picture to the status; the focus ends on the way to the next sitting. */
    private int review(boolean confirming) {
        page.keyboard().press("c");
        test("compare-same").waitFor();
        page.keyboard().press("Enter");
        assertThat(test("identity-state")).hasAttribute("data-state", "confirmed");
        page.keyboard().press("s");
        page.keyboard().press("+");
        page.keyboard().press("+");
        page.keyboard().press("+");
        page.keyboard().press("u");
        page.keyboard().press("Space");
        page.locator("[data-left='0']").waitFor();
        // The way to what is not watched chooses the mark it leads to: back to the first.
        MARKS.forEach(mark -> page.keyboard().press("p"));
        for (int mark = 1; mark <= MARKS.size(); mark++) {
            page.keyboard().press(confirming ? "1" : "2");
            assertThat(test("mark-" + mark)).hasAttribute("data-verdict", confirming ? "confirmed" : "dismissed");
            page.keyboard().press("n");
        }
        int suggested = confirming ? 3 : 1;
        assertThat(test("status-advice")).hasAttribute("data-status", Integer.toString(suggested));
        page.keyboard().press("g");
        page.keyboard().press("Space");
        assertThat(test("status-" + suggested)).isChecked();
        page.keyboard().press("Control+Enter");
        assertThat(test("status-onward")).isFocused();
        return suggested;
    }

    private List<JsonObject> marks(String sitting) {
        List<JsonObject> marks = new ArrayList<>();
        group.review(page, sitting).getAsJsonArray("marks").forEach(mark -> marks.add(mark.getAsJsonObject()));
        return marks;
    }

    private void ready() {
        page.locator("[data-first-frame=true]").waitFor();
    }

    private Locator main() {
        return page.locator("#review");
    }

    private Locator test(String name) {
        return page.locator("[data-test=\"" + name + "\"]");
    }
}
