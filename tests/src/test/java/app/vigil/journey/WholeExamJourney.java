package app.vigil.journey;

import static app.vigil.journey.ExamRoom.SCREEN;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.RequestOptions;
import java.awt.Color;
import java.awt.Rectangle;
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
    /** Milliseconds that camera and screen may be apart. */
    private static final double TOGETHER_MS = 100;

    private static final String TITLE = "Экзамен: пределы и производные";

    @TempDir
    private static Path folder;

    private final Screens screens = new Screens(Path.of("target", "screens"));
    private Programs programs;
    private ExamRoom room;
    private CourseSetup course;
    private Lms teacher;
    private Page settings;
    private Lms student;
    private String sitting;
    private List<SmallWindow.Notice> notices = List.of();
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
    @DisplayName(
            "R2-024 R2-058 a teacher adds an exam by deep linking, appoints staff, restricts the quiz and tests the gate")
    void aTeacherAddsAnExam() {
        settings = course.addExam(
                TITLE, form -> assertThat(form.locator("[data-test^=rule-]")).hasCount(21));
        teacher.restrictQuiz(1);
        teacher.exclude("admission");
        Await.until(Duration.ofSeconds(30), "the verification item exists", () -> {
            teacher.openGradebook();
            return teacher.test("item-verification").count() == 1;
        });
        teacher.exclude("verification");
        settings.locator("[data-test=gate-test]").click();
        Locator steps = settings.locator("[data-test=gate-steps] li");
        assertThat(settings.locator("[data-test=gate-steps] li[data-passed=true]"))
                .hasCount(6, new LocatorAssertions.HasCountOptions().setTimeout(30_000));
        assertThat(steps).hasCount(6);
    }

    @Test
    @Order(3)
    @DisplayName(
            "R2-019 R2-023 R2-030 R2-032 R2-055…R2-057 R4-044 a student sits the exam; leaving the quiz is marked once")
    void aStudentSitsTheExam() {
        BrowserContext context = room.person("ru-RU");
        context.addInitScript(RecorderRun.NOTE_RUNS);
        SmallWindow.noteNotices(context);
        student = new Lms(programs.lmsAddress(), context).actAs(STUDENT);
        student.openQuiz();
        assertThat(student.test("gate-closed")).isVisible();
        ExamWindow exam = new ExamWindow(context, student.openWindow(student.openActivity()));
        exam.consent();
        exam.checkEquipment();
        // A still picture answers nothing: the photos do not wait for it.
        exam.test("liveness-begin").click();
        assertThat(exam.test("liveness-leave-out")).isFocused();
        exam.takePhotos();
        sitting = exam.sitting();
        Duration admission = exam.start();
        System.out.printf("time from admission to open quiz: %d ms%n", admission.toMillis());
        SmallWindow small = new SmallWindow(exam);
        small.showsTheStudentAndTheRules();
        Page quiz = exam.openQuiz();
        quiz.locator("[data-test=start-attempt]").click();
        quiz.locator("[data-test=question-text]").waitFor();
        exam.feelRealFocus();
        quiz.bringToFront();
        exam.leaveForAnotherTab(quiz, Duration.ofSeconds(6));
        List<String> said = exam.noticeTexts();
        assertThat(said).hasSize(1);
        notices = small.notices();
        assertThat(notices)
                .hasSize(1)
                .first()
                .satisfies(notice -> assertThat(said.getFirst()).contains(notice.words()));
        Lms.answerAll(quiz);
        assertThat(quiz.locator("[data-test=attempt-state]")).hasText("Завершено");
        exam.saySubmitted();
        exam.finish();
        runs = RecorderRun.of(exam.page());
    }

    @Test
    @Order(4)
    @DisplayName(
            "R0-001 R0-013 R2-020 R2-027 the stored files decode: camera with sound at 640×480 and the whole screen")
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
        isTheWholeScreen(stored.takes("screen").getFirst());
    }

    /** As wide for its height as the screen; the other tab is where it lay, and beside the browser lies nothing. */
    private static void isTheWholeScreen(Path take) {
        String[] size = FakeMedia.probe(take, "stream=width,height").strip().split(",");
        int width = Integer.parseInt(size[0]);
        int height = Integer.parseInt(size[1]);
        System.out.printf("screen: %d×%d%n", width, height);
        assertThat((double) width / height).isCloseTo(SCREEN.getWidth() / SCREEN.getHeight(), within(0.01));
        assertThat(width).isGreaterThanOrEqualTo(1280);
        List<Color> browser = FakeMedia.colours(take, new Rectangle(600, 500, 64, 64), SCREEN);
        List<Color> beside = FakeMedia.colours(take, new Rectangle(1700, 200, 64, 64), SCREEN);
        assertThat(browser).anyMatch(WholeExamJourney::isElsewhere).anyMatch(colour -> !isElsewhere(colour));
        assertThat(beside).isNotEmpty().allMatch(colour -> isNear(colour, Color.BLACK));
    }

    private static boolean isElsewhere(Color colour) {
        return isNear(colour, ExamWindow.ELSEWHERE);
    }

    private static boolean isNear(Color one, Color other) {
        return Math.abs(one.getRed() - other.getRed()) < 24
                && Math.abs(one.getGreen() - other.getGreen()) < 24
                && Math.abs(one.getBlue() - other.getBlue()) < 24;
    }

    @Test
    @Order(5)
    @DisplayName(
            "R2-033 R2-065 R2-066 R4-047 R4-050 a proctor plays both streams, judges and adds marks, confirms who it was")
    void aProctorReviews() {
        Lms proctor = new Lms(programs.lmsAddress(), room.person("ru-RU")).actAs("proctor");
        Page window = proctor.openWindow(proctor.openActivity());
        window.navigate(programs.toolAddress() + "/review");
        window.locator("[data-test=open-review]").first().click();
        Instant opened = Instant.now();
        ReviewPlayer player = ReviewPlayer.opened(window);
        System.out.printf(
                "time to first frame: %d ms%n",
                Duration.between(opened, Instant.now()).toMillis());
        assertThat(window.locator("[data-test^=seek-to-mark-]")).hasCount(1);
        assertThat(window.locator("[data-test=mark-still]")).isVisible();
        ReviewPlayer.Sought mark = player.seekMark(1);
        System.out.printf("time to a mark: %.0f ms, both pictures %.0f ms apart%n", mark.ms(), mark.apart());
        assertThat(mark.ms()).as("ms to the first mark").isLessThan(1000);
        assertThat(mark.apart()).as("ms between the pictures").isLessThan(TOGETHER_MS);
        JsonObject recording = player.index(sitting);
        assertThat(runs).allSatisfy(run -> run.isWhereTheIndexSays(recording));
        theNoticeCameInTime(player.review(sitting));
        window.locator("[data-test=mark-confirm-1]").click();
        assertThat(window.locator("[data-test=mark-1]")).hasAttribute("data-verdict", "confirmed");
        addsAMark(player);
        window.locator("[data-test=identity-compare]").click();
        assertThat(window.locator("[data-test=compare-liveness]")).containsText("пропущены");
        assertThat(window.locator("[data-test=compare-document]")).containsText("Документ");
        window.locator("[data-test=compare-close]").click();
        window.locator("[data-test=identity-confirm]").click();
        window.locator("[data-test=status-2]").check();
        window.locator("[data-test=status-comment]").fill("Открыта другая вкладка во время теста");
        window.locator("[data-test=status-save]").click();
        teacher.awaitCell("feedback-" + STUDENT + "-verification", "Зафиксировано нарушение");
        assertThat(teacher.grade(STUDENT, "verification")).isEqualTo("—");
    }

    /** From the moment in which the condition of the mark was met to the words in the small window. */
    private void theNoticeCameInTime(JsonObject review) {
        JsonObject mark = review.getAsJsonArray("marks").get(0).getAsJsonObject();
        double met = mark.get("startedAt").getAsDouble() + mark.get("threshold").getAsDouble() * 1000;
        double late = notices.getFirst().at() - met;
        System.out.printf("notice in the small window: %.0f ms after the condition was met%n", late);
        assertThat(late).as("ms to the notice").isBetween(-10.0, 2000.0);
    }

    private static void addsAMark(ReviewPlayer player) {
        Page window = player.page();
        // Where both streams have begun: the screen's comes up to seconds after the camera's.
        assertThat(player.seek(0.5).apart()).as("ms between the pictures").isLessThan(TOGETHER_MS);
        window.locator("[data-test=own-mark-from]").click();
        assertThat(player.seek(0.8).apart()).as("ms between the pictures").isLessThan(TOGETHER_MS);
        window.locator("[data-test=own-mark-to]").click();
        window.locator("[data-test=own-mark-note]").fill("Разговор за кадром");
        window.locator("[data-test=own-mark-add]").click();
        assertThat(window.locator("[data-test^=seek-to-mark-]")).hasCount(2);
        assertThat(window.locator("[data-test=marks]")).containsText("Разговор за кадром");
    }

    @Test
    @Order(6)
    @DisplayName(
            "R2-006 R2-035 R2-047 R2-060 R2-063 R4-005 a dean reads the protocol and decides while the LMS is down; the score arrives later")
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
        teacher.awaitGrade(STUDENT, "verification", "0");
    }

    @Test
    @Order(7)
    @DisplayName(
            "R2-016 the quiz closes a minute after the student said it was submitted; answers and course total stay")
    void theGateClosesAndTheTotalStays() {
        // By now the minute is over, and the tool was restarted in it.
        teacher.awaitGrade(STUDENT, "admission", "0");
        assertThat(teacher.total(STUDENT)).isEqualTo(teacher.grade(STUDENT, "quiz") + " / 10");
        student.openQuiz();
        assertThat(student.test("gate-closed")).isVisible();
        assertThat(student.test("gate-open")).hasCount(0);
        Locator attempt = teacher.attemptOf(STUDENT);
        assertThat(attempt).hasAttribute("data-state", "submitted");
        assertThat(attempt).hasAttribute("data-answers", "5");
        attempt.locator("[data-test^=review-attempt-]").click();
        assertThat(teacher.page().locator("[data-test^=answer-state-][data-saved=true]"))
                .hasCount(5);
    }

    @Test
    @Order(8)
    @DisplayName("R2-050 the student reads the own result, and takes the extract of the protocol along")
    void theStudentSeesWhatBecameOfIt() throws IOException {
        student.page().bringToFront();
        Page own = student.openResult(student.openActivity());
        assertThat(own.locator("[data-test=own-decision]")).hasAttribute("data-credited", "false");
        assertThat(own.locator("[data-test=own-stream]")).not().hasCount(0);
        screens.take("R0-own-result", own);
        byte[] extract = file(own, own.locator("[data-test=extract]"));
        assertThat(text(extract)).contains("Соловьёва");
        screens.takePaper("R1-extract", "ru", extract);
        own.locator("[data-test=problem-words]").fill("Отключили свет");
        own.locator("[data-test=send-problem]").click();
        assertThat(own.locator("[data-test=own-report]")).containsText("Отключили свет");
    }

    @Test
    @Order(9)
    @DisplayName("R2-047 a teacher’s own change in the gradebook is found, and a person says which grade stands")
    void aPersonSettlesAChangeByHand() {
        teacher.changeGrade(STUDENT, "verification", "60");
        settings.navigate(programs.toolAddress() + "/passback/" + course.examId());
        Forms.submit(settings.locator("[data-test=compare]"));
        awaitDelivery("conflict");
        assertThat(settings.locator("[data-test=held]").first()).containsText("60");
        screens.take("R2-delivery-conflict", settings);
        Forms.submit(settings.locator("[data-test=keep-theirs]"));
        awaitDelivery("kept");
        assertThat(teacher.grade(STUDENT, "verification")).isEqualTo("60");
        Forms.submit(settings.locator("[data-state=kept] [data-test=retry]"));
        teacher.awaitGrade(STUDENT, "verification", "0");
        awaitDelivery("delivered");
    }

    private void awaitDelivery(String state) {
        Await.until(Duration.ofSeconds(30), "the delivery is " + state, () -> {
            settings.reload();
            return settings.locator("[data-test=delivery][data-state=" + state + "]")
                                    .count()
                            > 0
                    && settings.locator("[data-test=delivery][data-state=sent]").count() == 0;
        });
    }

    private static byte[] file(Page window, Locator link) {
        String address = link.getAttribute("href");
        return window.request()
                .get(java.net.URI.create(window.url()).resolve(address).toString(), RequestOptions.create())
                .body();
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }

    private static String pdfText(Page window) throws IOException {
        return text(file(window, window.locator("[data-test=pdf-ru]")));
    }
}
