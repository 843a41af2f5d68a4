package app.vigil.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A student who leaves, has company, a telephone, another computer and no light, and talks, before the detectors. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FacesJourney {

    private static final int ALONE_SECONDS = 14;
    private static final int OTHER_SECONDS = 11;
    private static final int SPEAKING_SECONDS = 9;
    private static final int SILENT_SECONDS = 12;
    private static final Duration CYCLE = Duration.ofSeconds(ALONE_SECONDS + 4 * OTHER_SECONDS);

    @TempDir
    private static Path folder;

    private Programs programs;
    private ExamRoom room;
    private CourseSetup course;
    private ExamWindow exam;
    private final List<String> fetched = new CopyOnWriteArrayList<>();

    @BeforeAll
    void start() {
        programs = new Programs(folder);
        room = new ExamRoom(
                FakeMedia.comingAndGoing(folder, ALONE_SECONDS, OTHER_SECONDS),
                FakeMedia.talk(folder, SPEAKING_SECONDS, SILENT_SECONDS));
        course = new CourseSetup(programs, room);
    }

    @AfterAll
    void stop() {
        room.close();
        programs.close();
    }

    @Test
    @Order(1)
    @DisplayName(
            "R2-024 R4-042 a teacher has what the camera shows controlled automatically; voices are from the start")
    void aTeacherHasThemControlled() {
        course.connect();
        course.addExam("Зачёт: ряды", form -> {
            control(form, "absence_in_frame");
            control(form, "human_assistant");
            control(form, "wrong_gaze_direction");
            control(form, "gadgets");
            control(form, "light");
            assertThat(CourseSetup.controlled(form, "voices")).isChecked();
            control(form, "voices");
        });
    }

    @Test
    @Order(2)
    @DisplayName(
            "R2-023 R4-033 R4-039 R4-040 R4-042 R4-048 who leaves, talks, has company, a computer or no light is told so")
    void isToldAtOnce() {
        BrowserContext context = room.person("ru-RU");
        context.addInitScript(SmallWindow.NONE_AT_ALL);
        context.onRequest(request -> fetched.add(request.url()));
        Lms lms = new Lms(programs.lmsAddress(), context).actAs("student1");
        exam = new ExamWindow(context, lms.openWindow(lms.openActivity()));
        exam.consent();
        exam.checkEquipment(() -> {
            assertThat(exam.test("check-models-state"))
                    .hasAttribute(
                            "data-state", "passed", new LocatorAssertions.HasAttributeOptions().setTimeout(30_000));
            assertThat(models()).hasSize(8);
        });
        exam.takePhotos();
        exam.start();
        assertThat(exam.test("companion-open")).isVisible();
        awaitNotice("Слышны голоса");
        awaitNotice("Вас не видно на камере");
        awaitNotice("В кадре телефон");
        awaitNotice("ещё один человек");
        awaitNotice("ещё один компьютер");
        awaitNotice("Слишком темно");
        exam.stay(Duration.ofSeconds(ALONE_SECONDS + 2 * OTHER_SECONDS));
    }

    @Test
    @Order(3)
    @DisplayName("the models came once, during the check of the equipment, from our own host alone")
    void theModelsComeFromOurHost() {
        assertThat(models())
                .hasSize(8)
                .allMatch(address -> address.startsWith(programs.toolAddress() + "/assets/media/"));
    }

    @Test
    @Order(4)
    @DisplayName(
            "R2-025 R2-026 R4-033 R4-040 each absence and each company is one mark as long as it was; nothing else is")
    void eachIsOneMark() {
        List<ReviewedMark> gone = marks("absence_in_frame");
        List<ReviewedMark> company = marks("human_assistant");
        assertThat(gone).isNotEmpty().allSatisfy(mark -> {
            assertThat(mark.detector()).isEqualTo("faces-full-range/1");
            assertThat(mark.confidence()).isGreaterThan(0.6);
        });
        assertThat(company).isNotEmpty();
        // The exam begins and ends somewhere in the film: the first and the last mark may be cut.
        assertThat(inner(gone)).allMatch(FacesJourney::asLongAsPlayed);
        assertThat(inner(company)).allMatch(FacesJourney::asLongAsPlayed);
        assertThat(gone).allMatch(mark -> mark.seconds() < OTHER_SECONDS + 2);
        assertThat(company).allMatch(mark -> mark.seconds() < OTHER_SECONDS + 2);
        assertThat(beginnings(gone)).allMatch(FacesJourney::aCycle);
        assertThat(beginnings(company)).allMatch(FacesJourney::aCycle);
    }

    @Test
    @Order(6)
    @DisplayName(
            "R2-025 R4-034 R4-039 R4-048 telephone, computer and the dark are marked; who looks at the screen is not")
    void theDevicesAndTheDarkAreMarked() {
        assertThat(marks("gadgets"))
                .allMatch(mark -> mark.confidence() > 0.4)
                .extracting(ReviewedMark::detector)
                .containsOnly("objects-ssd-oidv4/1", "objects-centernet-coco/1");
        assertThat(marks("light")).isNotEmpty().allMatch(mark -> mark.detector().equals("picture-light/1"));
        assertThat(marks("wrong_gaze_direction")).isEmpty();
    }

    @Test
    @Order(5)
    @DisplayName("R2-025 R2-026 R4-042 each talk is one mark; silence, music and noise are none")
    void eachTalkIsOneMark() {
        List<ReviewedMark> talks = marks("voices");
        assertThat(talks).isNotEmpty().allSatisfy(mark -> {
            assertThat(mark.detector()).isEqualTo("speech-silero-v6/1");
            assertThat(mark.threshold()).isEqualTo(4);
            assertThat(mark.confidence()).isGreaterThan(0.6);
            // What else was to be heard would have made it longer.
            assertThat(mark.seconds()).isBetween(4.0, SPEAKING_SECONDS + 1.0);
        });
        assertThat(beginnings(talks)).allMatch(seconds -> seconds > SPEAKING_SECONDS);
    }

    /** What the rules need; the reader of the document comes at the identification. */
    private List<String> models() {
        return fetched.stream()
                .filter(address -> address.matches(".*/media/.*[.](tflite|onnx|wasm|bin|json)"))
                .filter(address -> !address.contains("/tesseract-core"))
                .toList();
    }

    private List<ReviewedMark> marks(String rule) {
        return ReviewedMark.of(programs, room, exam.sitting(), rule);
    }

    private void awaitNotice(String words) {
        assertThat(exam.notices()
                        .filter(new Locator.FilterOptions().setHasText(words))
                        .first())
                .isVisible(new LocatorAssertions.IsVisibleOptions()
                        .setTimeout(CYCLE.plusSeconds(20).toMillis()));
    }

    private static void control(FrameLocator form, String rule) {
        CourseSetup.turn(CourseSetup.controlled(form, rule), true);
        form.locator("[name='rule." + rule + ".threshold']").fill("4");
    }

    private static List<ReviewedMark> inner(List<ReviewedMark> marks) {
        return marks.size() < 3 ? List.of() : marks.subList(1, marks.size() - 1);
    }

    private static boolean asLongAsPlayed(ReviewedMark mark) {
        return Math.abs(mark.seconds() - OTHER_SECONDS) < 2;
    }

    private static List<Double> beginnings(List<ReviewedMark> marks) {
        return marks.stream()
                .skip(1)
                .map(mark -> (mark.startedAt() - marks.getFirst().startedAt()) / 1000)
                .toList();
    }

    /** Whole cycles of the film lie between two beginnings; a busy machine plays it a little late. */
    private static boolean aCycle(double seconds) {
        double cycles = seconds / CYCLE.toSeconds();
        return Math.abs(cycles - Math.round(cycles)) < 0.25 && Math.round(cycles) > 0;
    }
}
