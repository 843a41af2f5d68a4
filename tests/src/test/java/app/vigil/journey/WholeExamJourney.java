package app.vigil.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** One exam from the connection of the LMS to the decision in its gradebook, each step by the person who takes it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WholeExamJourney {

    private static final String STUDENT = "student1";
    private static final String TITLE = "Экзамен: пределы и производные";

    @TempDir
    private static Path folder;

    private Programs programs;
    private ExamRoom room;
    private CourseSetup course;
    private Lms teacher;
    private String sitting;
    private List<RecorderRun> runs = List.of();

    @BeforeAll
    void start() {
        programs = new Programs(folder);
        room = new ExamRoom(FakeMedia.camera(folder), FakeMedia.microphone(folder));
        course = new CourseSetup(programs, room);
        teacher = course.teacher();
    }

    @AfterAll
    void stop() {
        room.close();
        programs.close();
    }

    @Test
    @Order(1)
    @DisplayName("R2-015 an administrator connects the LMS by dynamic registration in its frame")
    void anAdministratorConnectsTheLms() {
        course.connect();
    }

    @Test
    @Order(2)
    @DisplayName("R2-024 R2-058 a teacher adds an exam by deep linking, appoints staff and restricts the quiz")
    void aTeacherAddsAnExam() {
        course.addExam(
                TITLE, form -> assertThat(form.locator("[data-test^=rule-]")).hasCount(18));
        teacher.restrictQuiz(1);
        teacher.exclude("admission");
        Await.until(Duration.ofSeconds(30), "the verification item exists", () -> {
            teacher.openGradebook();
            return teacher.test("item-verification").count() == 1;
        });
        teacher.exclude("verification");
    }

    @Test
    @Order(3)
    @DisplayName(
            "R2-019 R2-023 R2-030 R2-032 R2-055…R2-057 R4-044 a student sits the exam; leaving the quiz is marked once")
    void aStudentSitsTheExam() {
        BrowserContext context = room.person("ru-RU");
        context.addInitScript(RecorderRun.NOTE_RUNS);
        Lms lms = new Lms(programs.lmsAddress(), context).actAs(STUDENT);
        lms.page().navigate(lms.quizAddress());
        assertThat(lms.test("gate-closed")).isVisible();
        ExamWindow exam = new ExamWindow(context, lms.openWindow(lms.openActivity()));
        exam.consent();
        exam.checkEquipment();
        exam.takePhotos();
        sitting = exam.sitting();
        Duration admission = exam.start();
        System.out.printf("time from admission to open quiz: %d ms%n", admission.toMillis());
        Page quiz = exam.openQuiz();
        quiz.locator("[data-test=start-attempt]").click();
        quiz.locator("[data-test=question-text]").waitFor();
        exam.feelRealFocus();
        quiz.bringToFront();
        exam.leaveForAnotherTab(quiz, Duration.ofSeconds(6));
        assertThat(exam.noticeTexts()).hasSize(1);
        Lms.answerAll(quiz);
        assertThat(quiz.locator("[data-test=attempt-state]")).hasText("Завершено");
        exam.saySubmitted();
        exam.finish();
        runs = RecorderRun.of(exam.page());
    }

    @Test
    @Order(4)
    @DisplayName("R2-020 R2-027 the stored files decode: camera with sound at 640×480 and the whole screen")
    void theRecordingIsWhole() {
        StoredMedia stored = new StoredMedia(programs.data());
        for (RecorderRun run : runs) {
            Path take = stored.takes(run.stream()).getFirst();
            double seconds = StoredMedia.seconds(take);
            assertThat(seconds).as(run.stream()).isCloseTo(run.seconds(), within(2.0));
            System.out.printf(
                    "%s: %.0f kbit/s over %.1f s%n",
                    run.stream(), take.toFile().length() * 8 / 1000.0 / seconds, seconds);
        }
        Path camera = stored.takes("camera").getFirst();
        assertThat(FakeMedia.probe(camera, "stream=codec_type,width,height")).contains("video,640,480", "audio");
        assertThat(FakeMedia.decodedFrames(camera)).isGreaterThan((int) (StoredMedia.seconds(camera) * 10));
    }

    @Test
    @Order(5)
    @DisplayName("R2-016 the quiz closes a minute after the student said it was submitted; the course total stays")
    void theGateClosesAndTheTotalStays() {
        teacher.awaitCell("grade-" + STUDENT + "-admission", "0");
        assertThat(teacher.total(STUDENT)).isEqualTo(teacher.grade(STUDENT, "quiz") + " / 10");
    }

    @Test
    @Order(6)
    @DisplayName("R2-033 R2-065 R2-066 a proctor plays both streams, judges the mark, the identity and the sitting")
    void aProctorReviews() {
        Lms proctor = new Lms(programs.lmsAddress(), room.person("ru-RU")).actAs("proctor");
        Page window = proctor.openWindow(proctor.openActivity());
        window.navigate(programs.toolAddress() + "/review");
        window.locator("[data-test=open-review]").first().click();
        Instant opened = Instant.now();
        window.locator("[data-first-frame=true]").waitFor();
        System.out.printf(
                "time to first frame: %d ms%n",
                Duration.between(opened, Instant.now()).toMillis());
        assertThat(window.locator("[data-test^=seek-to-mark-]")).hasCount(1);
        Instant asked = Instant.now();
        window.locator("[data-test=seek-to-mark-1]").click();
        window.waitForFunction("() => document.querySelector('#review').dataset.time > 0");
        System.out.printf(
                "time to a mark: %d ms%n",
                Duration.between(asked, Instant.now()).toMillis());
        JsonObject recording = JsonParser.parseString(window.request()
                        .get(programs.toolAddress() + "/api/recordings/" + sitting)
                        .text())
                .getAsJsonObject();
        assertThat(runs).allSatisfy(run -> run.isWhereTheIndexSays(recording));
        window.locator("[data-test=mark-confirm-1]").click();
        assertThat(window.locator("[data-test=mark-1]")).hasAttribute("data-verdict", "confirmed");
        window.locator("[data-test=identity-confirm]").click();
        window.locator("[data-test=status-2]").check();
        window.locator("[data-test=status-comment]").fill("Открыта другая вкладка во время теста");
        window.locator("[data-test=status-save]").click();
        teacher.awaitCell("feedback-" + STUDENT + "-verification", "Зафиксировано нарушение");
        assertThat(teacher.grade(STUDENT, "verification")).isEqualTo("—");
    }

    @Test
    @Order(7)
    @DisplayName(
            "R2-047 R2-060 R2-063 a dean reads the protocol and decides while the LMS is down; the score arrives later")
    void aDeanDecides() throws IOException {
        Lms dean = new Lms(programs.lmsAddress(), room.person("ru-RU")).actAs("dean");
        Page window = dean.openWindow(dean.openActivity());
        window.navigate(programs.toolAddress() + "/decisions");
        window.locator("[data-test=open-protocol]").first().click();
        assertThat(window.locator("[data-test=protocol-row]")).hasCount(1);
        assertThat(pdfText(window)).contains("Соловьёва", "Зафиксировано нарушение", "Статус проверки", "Кузнецов");
        programs.killLms();
        window.locator("[data-test=refuse]").click();
        assertThat(window.locator("[data-test=outcome]")).hasAttribute("data-credited", "false");
        programs.killTool();
        programs.startTool();
        programs.startLms("");
        programs.awaitHealthy();
        teacher.awaitCell("grade-" + STUDENT + "-verification", "0");
    }

    private static String pdfText(Page window) throws IOException {
        String address = window.locator("[data-test=pdf-ru]").getAttribute("href");
        byte[] pdf = window.request()
                .get(java.net.URI.create(window.url()).resolve(address).toString(), RequestOptions.create())
                .body();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }
}
