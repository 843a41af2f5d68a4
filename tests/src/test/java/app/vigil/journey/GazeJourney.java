package app.vigil.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
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

/** A student who looks aside for long and again and again, where it is forbidden and where it is allowed. */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GazeJourney {

    private static final int STRAIGHT_SECONDS = 40;
    private static final int ASIDE_SECONDS = 9;
    private static final Duration CYCLE = Duration.ofSeconds(STRAIGHT_SECONDS + ASIDE_SECONDS + 10 + 21);
    private static final String MESH = "face_landmark";

    @TempDir
    private static Path folder;

    private Programs programs;
    private ExamRoom room;
    private CourseSetup course;
    private Page settings;
    private final List<String> fetched = new CopyOnWriteArrayList<>();

    @BeforeAll
    void start() {
        programs = new Programs(folder);
        room = new ExamRoom(TurnedHead.film(folder, STRAIGHT_SECONDS, ASIDE_SECONDS), FakeMedia.microphone(folder));
        course = new CourseSetup(programs, room);
        course.connect();
    }

    @AfterAll
    void stop() {
        room.close();
        programs.close();
    }

    @Test
    @Order(1)
    @DisplayName(
            "R2-025 R2-066 R4-034 who looks aside for more than five seconds, and who glances again and again, is told"
                    + " and marked, with the angle")
    void whoLooksAsideIsMarked() {
        settings = course.addExam("Зачёт: ряды", form -> {
            CourseSetup.turn(CourseSetup.controlled(form, "wrong_gaze_direction"), true);
            CourseSetup.turn(form.locator("[name='rule.wrong_gaze_direction.visible']"), true);
            form.locator("[name='rule.wrong_gaze_direction.threshold']").fill("5");
        });
        ExamWindow exam = begin("student1");
        awaitNotice(exam, "долго смотрите в сторону");
        awaitNotice(exam, "часто отводите взгляд");
        assertThat(fetched).anyMatch(address -> address.contains(MESH));
        List<JsonObject> marks = marks(exam.sitting());
        assertThat(marks).allSatisfy(mark -> {
            assertThat(mark.get("detector").getAsString()).isEqualTo("face-mesh-gaze/1");
            assertThat(mark.get("threshold").getAsDouble()).isEqualTo(5);
            assertThat(mark.get("value").getAsDouble()).isGreaterThanOrEqualTo(5);
            JsonObject reading = mark.getAsJsonObject("why").getAsJsonObject("reading");
            assertThat(reading.get("value").getAsDouble())
                    .isGreaterThan(reading.get("limit").getAsDouble());
        });
        assertThat(marks)
                .extracting(mark -> mark.getAsJsonObject("why").get("cause").getAsString())
                .contains("gaze-away", "gaze-glances");
        assertThat(marks)
                .filteredOn(mark -> mark.get("unit").getAsString().equals("s"))
                .allMatch(mark -> mark.get("value").getAsDouble() < ASIDE_SECONDS + 2);
    }

    @Test
    @Order(2)
    @DisplayName("R2-024 R4-034 where looking aside is allowed nobody looks: no model comes, nothing is told or marked")
    void whereItIsAllowedNobodyLooks() {
        fetched.clear();
        String exam = settings.url().replaceAll("[?#].*", "").replaceAll(".*/", "");
        settings.navigate(programs.toolAddress() + "/exams/" + exam);
        CourseSetup.turn(settings.locator("[name='rule.wrong_gaze_direction.allowed']"), true);
        settings.locator("[data-test=save]").click();
        settings.locator("[data-test=saved]").waitFor();
        ExamWindow allowed = begin("student2");
        allowed.stay(CYCLE);
        assertThat(allowed.notices()).hasCount(0);
        assertThat(fetched).noneMatch(address -> address.contains(MESH));
        assertThat(marks(allowed.sitting())).isEmpty();
    }

    private ExamWindow begin(String username) {
        BrowserContext context = room.person("ru-RU");
        context.addInitScript(SmallWindow.NONE_AT_ALL);
        context.onRequest(request -> fetched.add(request.url()));
        Lms lms = new Lms(programs.lmsAddress(), context).actAs(username);
        ExamWindow exam = new ExamWindow(context, lms.openWindow(lms.openActivity()));
        exam.consent();
        exam.checkEquipment();
        exam.takePhotos();
        exam.start();
        return exam;
    }

    private static void awaitNotice(ExamWindow exam, String words) {
        assertThat(exam.notices()
                        .filter(new Locator.FilterOptions().setHasText(words))
                        .first())
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(2.0 * CYCLE.toMillis()));
    }

    private List<JsonObject> marks(String sitting) {
        Lms proctor = new Lms(programs.lmsAddress(), room.person("ru-RU")).actAs("proctor");
        Page window = proctor.openWindow(proctor.openActivity());
        window.navigate(programs.toolAddress() + "/review/" + sitting);
        window.locator("[data-first-frame=true]").waitFor();
        String body =
                (String) window.evaluate("id => fetch('/api/reviews/' + id).then(answer => answer.text())", sitting);
        return StreamSupport.stream(
                        JsonParser.parseString(body)
                                .getAsJsonObject()
                                .getAsJsonArray("marks")
                                .spliterator(),
                        false)
                .map(JsonElement::getAsJsonObject)
                .filter(mark -> mark.get("rule").getAsString().equals("wrong_gaze_direction"))
                .toList();
    }
}
