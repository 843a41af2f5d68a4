package app.vigil.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
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

/** A reviewer has the detectors look at a stored recording again, and compares. */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SecondLookJourney {

    private static final int ALONE_SECONDS = 14;
    private static final int OTHER_SECONDS = 11;
    private static final Duration CYCLE = Duration.ofSeconds(ALONE_SECONDS + 4 * OTHER_SECONDS);

    @TempDir
    private static Path folder;

    private Programs programs;
    private ExamRoom room;
    private Page player;
    private String sitting;

    @BeforeAll
    void someoneWasRecorded() {
        programs = new Programs(folder);
        room = new ExamRoom(
                FakeMedia.comingAndGoing(folder, ALONE_SECONDS, OTHER_SECONDS), FakeMedia.talk(folder, 9, 12));
        CourseSetup course = new CourseSetup(programs, room);
        course.connect();
        course.addExam("Зачёт: ряды", form -> {
            control(form, "absence_in_frame");
            control(form, "human_assistant");
            control(form, "light");
            control(form, "voices");
        });
        BrowserContext context = room.person("ru-RU");
        context.addInitScript(SmallWindow.NONE_AT_ALL);
        Lms lms = new Lms(programs.lmsAddress(), context).actAs("student1");
        ExamWindow exam = new ExamWindow(context, lms.openWindow(lms.openActivity()));
        exam.consent();
        exam.checkEquipment();
        exam.takePhotos();
        exam.start();
        exam.openQuiz();
        exam.stay(CYCLE);
        exam.page().bringToFront();
        exam.saySubmitted();
        exam.finish();
        sitting = exam.sitting();
        context.close();
        Lms proctor = new Lms(programs.lmsAddress(), room.person("ru-RU")).actAs("proctor");
        player = proctor.openWindow(proctor.openActivity());
        player.navigate(programs.toolAddress() + "/review/" + sitting);
        player.locator("[data-first-frame=true]").waitFor();
    }

    @AfterAll
    void stop() {
        room.close();
        programs.close();
    }

    @Test
    @Order(1)
    @DisplayName(
            "R2-066 R4-033 a mark says why it is there: what, when, the measured value, its limit, detector and model")
    void aMarkSaysWhy() {
        Locator why = player.locator("[data-test=mark-why]")
                .filter(new Locator.FilterOptions().setHasText("лица на картинке не найдено"))
                .first();
        why.locator("summary").click();
        assertThat(why).containsText("уверенность в лице");
        assertThat(why).containsText("(предел 0,6)");
        assertThat(why).containsText("по часам");
        assertThat(why).containsText("faces-full-range/1");
        assertThat(why).containsText("face_detection_full_range_sparse.tflite@0.4.1646425229#671dd2f9");
    }

    @Test
    @Order(2)
    @DisplayName("B27 a second look that is stopped keeps nothing")
    void whatIsStoppedIsNotKept() {
        test("second-look").locator("summary").first().click();
        test("second-look-start").click();
        test("second-look-cancel").click();
        assertThat(test("second-look-said")).containsText("Остановлено");
        assertThat(test("second-look-start")).isEnabled();
        assertThat(runs()).isEmpty();
    }

    @Test
    @Order(3)
    @DisplayName("B27 R2-066 the recording is looked at again: what was found is found again, and no mark changes")
    void theRecordingIsLookedAtAgain() {
        JsonObject before = read("/api/reviews/" + sitting);
        long begun = System.nanoTime();
        test("second-look-start").click();
        assertThat(test("second-look-said"))
                .containsText("Готово и сохранено", new LocatorAssertions.ContainsTextOptions().setTimeout(240_000));
        System.out.printf(
                "second look at %d s of recording: %.1f s%n", CYCLE.toSeconds(), (System.nanoTime() - begun) / 1e9);

        JsonObject run = runs().get(0).getAsJsonObject();
        assertThat(run.get("agent").getAsString()).startsWith("vigil-agent/").contains("faces-full-range/1");
        assertThat(codes(run, "marks")).contains("absence_in_frame", "human_assistant", "light", "voices");
        assertThat(test("run-both").first().locator("li").count()).isGreaterThanOrEqualTo(3);
        assertThat(test("run-both").first()).containsText("начало");
        JsonObject after = read("/api/reviews/" + sitting);
        for (String part : List.of("marks", "notAnalysed", "suggestion", "coverage", "identity")) {
            assertThat(after.get(part)).isEqualTo(before.get(part));
        }
    }

    @Test
    @Order(4)
    @DisplayName("B27 the run stands after a reload, with who made it and what could not be told from the recording")
    void theRunStands() {
        player.reload();
        player.locator("[data-first-frame=true]").waitFor();
        test("second-look").locator("summary").first().click();
        assertThat(test("run")).hasCount(1);
        assertThat(test("run").locator("summary").first()).containsText("Кузнецов");
        assertThat(test("run-not-analysed")).containsText("по записи этого не видно");
        new Screens(Path.of("target", "screens")).takeAsItIs("B-second-look", "ru", player);
    }

    private JsonArray runs() {
        return read("/api/reviews/" + sitting + "/reanalyses").getAsJsonArray("runs");
    }

    private static List<String> codes(JsonObject run, String list) {
        return StreamSupport.stream(run.getAsJsonArray(list).spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .map(mark -> mark.get("rule").getAsString())
                .distinct()
                .toList();
    }

    private JsonObject read(String address) {
        return JsonParser.parseString(
                        (String) player.evaluate("address => fetch(address).then(answer => answer.text())", address))
                .getAsJsonObject();
    }

    private Locator test(String name) {
        return player.locator("[data-test=\"" + name + "\"]");
    }

    private static void control(FrameLocator form, String rule) {
        CourseSetup.turn(CourseSetup.controlled(form, rule), true);
        form.locator("[name='rule." + rule + ".threshold']").fill("4");
    }
}
