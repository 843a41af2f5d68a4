package app.vigil.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
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

/** An exam that allows everything, and what people may do without harm: leave, reload, decline, come by telephone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GentleExamJourney {

    /** Counts how often the page asks for a device; session storage outlives a reload. */
    private static final String COUNT_DEVICES = """
            for (const name of ['getUserMedia', 'getDisplayMedia']) {
              const real = navigator.mediaDevices?.[name]?.bind(navigator.mediaDevices);
              if (real) {
                navigator.mediaDevices[name] = (...wanted) => {
                  sessionStorage.devices = Number(sessionStorage.devices ?? 0) + 1;
                  return real(...wanted);
                };
              }
            }
            """;

    /** Asks for the picture of the face in the very moment in which the page can be pressed. */
    private static final String PRESS_AT_ONCE = """
            new MutationObserver((changes, observer) => {
              const take = document.querySelector('[data-test=photo-face-take]');
              if (take) {
                observer.disconnect();
                take.click();
              }
            }).observe(document, { childList: true, subtree: true });
            """;

    @TempDir
    private static Path folder;

    private Programs programs;
    private ExamRoom room;
    private CourseSetup course;
    private Page settings;
    private ExamWindow exam;
    private Page quiz;
    private Page stranger;
    private final List<String> fetched = new CopyOnWriteArrayList<>();

    @BeforeAll
    void start() {
        programs = new Programs(folder);
        room = new ExamRoom(FakeMedia.camera(folder), FakeMedia.talk(folder, 8, 2));
        course = new CourseSetup(programs, room);
    }

    @AfterAll
    void stop() {
        room.close();
        programs.close();
    }

    @Test
    @Order(1)
    @DisplayName("R2-024 R2-058 a teacher adds an exam in which every permission and condition is lifted")
    void aTeacherAllowsEverything() {
        course.connect();
        settings = course.addExam("Консультация: пределы", form -> {
            Locator allowed = form.locator("[data-test^=rule-] input[name$='.allowed']");
            assertThat(allowed).hasCount(21);
            allowed.all().forEach(rule -> CourseSetup.turn(rule, true));
        });
    }

    @Test
    @Order(2)
    @DisplayName(
            "R2-023 R2-025 R2-026 R4-042 leaving an open-book quiz and talking bring no notice, also with the video in place of"
                    + " the window")
    void leavingIsNotNoticed() {
        BrowserContext context = room.person("ru-RU");
        context.addInitScript(SmallWindow.VIDEO_ALONE);
        context.addInitScript(COUNT_DEVICES);
        context.addInitScript(PRESS_AT_ONCE);
        context.onRequest(request -> fetched.add(request.url()));
        Lms lms = as("student2", context);
        exam = new ExamWindow(context, lms.openWindow(lms.openActivity()));
        exam.consent();
        exam.checkEquipment();
        assertThat(openedDevices(exam)).isGreaterThanOrEqualTo(2);
        exam.test("photo-face-accept").click();
        exam.takePhoto("document");
        exam.start();
        quiz = exam.openQuiz();
        exam.page().waitForFunction("() => document.pictureInPictureElement !== null");
        quiz.locator("[data-test=start-attempt]").click();
        quiz.locator("[data-test=question-text]").waitFor();
        exam.feelRealFocus();
        quiz.bringToFront();
        exam.leaveForAnotherTab(quiz, Duration.ofSeconds(6));
        assertThat(exam.notices()).hasCount(0);
    }

    @Test
    @Order(3)
    @DisplayName("R2-019 R2-027 a reload of the exam window loses nothing: the recording goes on with the next take")
    void aReloadLosesNothing() {
        StoredMedia stored = new StoredMedia(programs.data());
        exam.reload();
        Await.until(
                Duration.ofSeconds(30),
                "the second take of both streams arrives",
                () -> stored.takes("camera").size() == 2
                        && stored.takes("screen").size() == 2);
        quiz.bringToFront();
        Lms.answerAll(quiz);
        exam.page().bringToFront();
        exam.saySubmitted();
        exam.finish();
        for (String stream : List.of("camera", "screen")) {
            assertThat(stored.takes(stream))
                    .hasSize(2)
                    .allSatisfy(
                            take -> assertThat(FakeMedia.decodedFrames(take)).isPositive());
        }
    }

    @Test
    @Order(4)
    @DisplayName("R2-024 R2-058 what is allowed is not looked for: neither a detector nor its model was fetched")
    void noDetectorWasFetched() {
        // The document is looked at before the exam, whatever its rules: its reader and the data of that may come.
        assertThat(fetched)
                .anyMatch(address -> address.contains("/assets/agent"))
                .filteredOn(address -> !address.matches(".*/(tesseract-core-simd-lstm|eng[.]traineddata)-.*"))
                .noneMatch(address -> address.matches(".*/(face|speech|screen)[.]worker.*"))
                .noneMatch(address -> address.matches(".*[.](tflite|onnx|wasm|gz)"));
    }

    @Test
    @Order(5)
    @DisplayName("R2-023 R2-024 the proctor of the open-book exam has nothing to judge")
    void theProctorSeesNoMark() {
        Lms proctor = as("proctor", room.person("ru-RU"));
        Page window = proctor.openWindow(proctor.openActivity());
        window.navigate(programs.toolAddress() + "/review/" + sitting());
        window.locator("[data-first-frame=true]").waitFor();
        assertThat(window.locator("[data-test^=seek-to-mark-]")).hasCount(0);
    }

    @Test
    @Order(6)
    @DisplayName("R4-054 who declines is not recorded: no device was opened, and the teacher sees it")
    void whoDeclinesIsNotRecorded() {
        BrowserContext context = room.person("uk-UA");
        context.addInitScript(COUNT_DEVICES);
        Lms lms = as("student3", context);
        ExamWindow declined = new ExamWindow(context, lms.openWindow(lms.openActivity()));
        declined.decline("Немає окремої кімнати");
        assertThat(openedDevices(declined)).isZero();
        settings.navigate(programs.toolAddress() + "/sittings-of/" + examId());
        Locator line = settings.locator("[data-test=roll-line][data-state=declined]");
        assertThat(line).containsText("Алиев");
        assertThat(line).containsText("Немає окремої кімнати");
        stranger = declined.page();
    }

    @Test
    @Order(7)
    @DisplayName("R1-028 a student who knows the address opens neither another sitting nor a reviewer's page")
    void aStudentSeesOnlyTheirOwn() {
        for (String address : List.of(
                "/sittings/" + sitting(),
                "/review/" + sitting(),
                "/protocols/" + examId(),
                "/protocols/" + examId() + "/sittings/" + sitting(),
                "/sittings-of/" + examId(),
                "/exams/" + examId())) {
            assertThat(stranger.navigate(programs.toolAddress() + address).status())
                    .as(address)
                    .isEqualTo(403);
            assertThat(stranger.locator("[data-test=problem-detail]")).isVisible();
        }
    }

    @Test
    @Order(8)
    @DisplayName("R2-016 R2-052 a telephone is refused with a reason in the LMS frame, and no sitting begins")
    void aTelephoneIsRefused() {
        FrameLocator frame = as("student1", room.phone("ru-RU")).openActivity();
        assertThat(frame.locator("[data-test=desktop-only]")).isVisible();
        assertThat(frame.locator("[data-test=open-window]")).hasCount(0);
        settings.navigate(programs.toolAddress() + "/sittings-of/" + examId());
        assertThat(settings.locator("[data-test=roll-line]")).hasCount(2);
    }

    private static int openedDevices(ExamWindow window) {
        return (int) window.page().evaluate("Number(sessionStorage.devices ?? 0)");
    }

    private Lms as(String username, BrowserContext context) {
        return new Lms(programs.lmsAddress(), context).actAs(username);
    }

    private String sitting() {
        return lastSegment(exam.page());
    }

    private String examId() {
        return lastSegment(settings);
    }

    private static String lastSegment(Page page) {
        return page.url().replaceAll("[?#].*", "").replaceAll(".*/", "");
    }
}
