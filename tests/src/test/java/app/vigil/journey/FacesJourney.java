package app.vigil.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

/** A student who leaves, comes back and has company, before the detector that looks for faces. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FacesJourney {

    private static final int ALONE_SECONDS = 15;
    private static final int OTHER_SECONDS = 12;
    private static final Duration CYCLE = Duration.ofSeconds(ALONE_SECONDS + 3 * OTHER_SECONDS);

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
                FakeMedia.comingAndGoing(folder, ALONE_SECONDS, OTHER_SECONDS), FakeMedia.microphone(folder));
        course = new CourseSetup(programs, room);
    }

    @AfterAll
    void stop() {
        room.close();
        programs.close();
    }

    @Test
    @Order(1)
    @DisplayName("R2-024 a teacher has leaving the room and the help of people controlled automatically")
    void aTeacherHasBothControlled() {
        course.connect();
        course.addExam("Зачёт: ряды", form -> {
            control(form, "absence_in_frame");
            control(form, "human_assistant");
        });
    }

    @Test
    @Order(2)
    @DisplayName(
            "R2-023 R4-033 R4-040 who leaves, and who has company, is told so at once, also where nothing stays on top")
    void isToldAtOnce() {
        BrowserContext context = room.person("ru-RU");
        context.addInitScript(SmallWindow.NONE_AT_ALL);
        context.onRequest(request -> fetched.add(request.url()));
        Lms lms = new Lms(programs.lmsAddress(), context).actAs("student1");
        exam = new ExamWindow(context, lms.openWindow(lms.openActivity()));
        exam.consent();
        exam.checkEquipment();
        exam.takePhotos();
        exam.start();
        assertThat(exam.test("companion-open")).isVisible();
        awaitNotice("Вас не видно на камере");
        awaitNotice("ещё один человек");
        exam.stay(CYCLE);
    }

    @Test
    @Order(3)
    @DisplayName("the model comes once, from our own host alone")
    void theModelComesFromOurHost() {
        assertThat(fetched)
                .filteredOn(address -> address.matches(".*[.](tflite|wasm)"))
                .hasSize(2)
                .allMatch(address -> address.startsWith(programs.toolAddress() + "/assets/media/"));
    }

    @Test
    @Order(4)
    @DisplayName(
            "R2-025 R2-026 R4-033 R4-040 each absence and each company is one mark as long as it was; nothing else is")
    void eachIsOneMark() {
        List<Mark> gone = marks("absence_in_frame");
        List<Mark> company = marks("human_assistant");
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

    private record Mark(double startedAt, double seconds, double confidence, String detector) {}

    private List<Mark> marks(String rule) {
        Lms proctor = new Lms(programs.lmsAddress(), room.person("ru-RU")).actAs("proctor");
        Page window = proctor.openWindow(proctor.openActivity());
        window.navigate(programs.toolAddress() + "/review/" + exam.sitting());
        window.locator("[data-first-frame=true]").waitFor();
        List<?> told = (List<?>) window.evaluate(
                "([id, rule]) => fetch('/api/reviews/' + id).then(a => a.json())"
                        + ".then(d => d.marks.filter(mark => mark.rule === rule))",
                List.of(exam.sitting(), rule));
        return told.stream()
                .map(mark -> (Map<?, ?>) mark)
                .map(mark -> new Mark(
                        number(mark, "startedAt"),
                        number(mark, "value"),
                        number(mark, "confidence"),
                        String.valueOf(mark.get("detector"))))
                .sorted(Comparator.comparingDouble(Mark::startedAt))
                .toList();
    }

    private void awaitNotice(String words) {
        assertThat(exam.notices()
                        .filter(new Locator.FilterOptions().setHasText(words))
                        .first())
                .isVisible(new LocatorAssertions.IsVisibleOptions()
                        .setTimeout(CYCLE.plusSeconds(20).toMillis()));
    }

    private static void control(FrameLocator form, String rule) {
        form.locator("[name='rule." + rule + ".controlled']").check();
        form.locator("[name='rule." + rule + ".threshold']").fill("4");
    }

    private static List<Mark> inner(List<Mark> marks) {
        return marks.size() < 3 ? List.of() : marks.subList(1, marks.size() - 1);
    }

    private static boolean asLongAsPlayed(Mark mark) {
        return Math.abs(mark.seconds() - OTHER_SECONDS) < 2;
    }

    private static List<Double> beginnings(List<Mark> marks) {
        return marks.stream()
                .skip(1)
                .map(mark -> (mark.startedAt() - marks.getFirst().startedAt()) / 1000)
                .toList();
    }

    /** Whole cycles of the film lie between two beginnings; a busy machine plays it a little late. */
    private static boolean aCycle(double seconds) {
        double cycles = seconds / CYCLE.toSeconds();
        return Math.abs(cycles - Math.round(cycles)) < 0.1 && Math.round(cycles) > 0;
    }

    private static double number(Map<?, ?> fields, String name) {
        return ((Number) Objects.requireNonNull(fields.get(name))).doubleValue();
    }
}
