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

/** A desk with an open book on it, a picture that stands still and a microphone that gives nothing. */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DeskScenesJourney {

    private static final int WORKING_SECONDS = 20;
    private static final int BOOK_SECONDS = 16;
    private static final int FROZEN_SECONDS = 18;
    private static final int AUDIBLE_SECONDS = 20;
    private static final int MUTED_SECONDS = 16;
    private static final Duration CYCLE = Duration.ofSeconds(WORKING_SECONDS + BOOK_SECONDS + FROZEN_SECONDS);
    private static final List<String> RULES = List.of("books", "camera_picture", "microphone_on");

    @TempDir
    private static Path folder;

    private Programs programs;
    private ExamRoom room;
    private CourseSetup course;
    private ExamWindow exam;

    @BeforeAll
    void start() {
        programs = new Programs(folder);
        room = new ExamRoom(
                DeskFilm.bookAndStandstill(folder, WORKING_SECONDS, BOOK_SECONDS, FROZEN_SECONDS),
                DeskFilm.mutedBetween(folder, AUDIBLE_SECONDS, MUTED_SECONDS));
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
    @DisplayName("R2-023 R4-035 R4-038 R4-045 a book, a picture that stands still and a muted microphone are told")
    void eachIsTold() {
        course.addExam("Зачёт: ряды", form -> RULES.forEach(rule -> control(form, rule)));
        exam = sits("student1");
        awaitNotice("В кадре книга");
        awaitNotice("Изображение с камеры не меняется");
        awaitNotice("Микрофон ничего не передаёт");
        exam.stay(CYCLE);
    }

    @Test
    @Order(2)
    @DisplayName("R2-025 R4-035 R4-038 R4-045 each is a mark as long as it was, with the detector's word")
    void eachIsAMark() {
        assertThat(marks("books")).isNotEmpty().allSatisfy(mark -> {
            assertThat(mark.detector()).isEqualTo("objects-ssd-oidv4/1");
            assertThat(mark.seconds()).isLessThan(BOOK_SECONDS + 6.0);
        });
        assertThat(marks("camera_picture")).isNotEmpty().allSatisfy(mark -> {
            assertThat(mark.detector()).isEqualTo("camera-picture/1");
            assertThat(mark.seconds()).isBetween(8.0, FROZEN_SECONDS + 2.0);
        });
        assertThat(marks("microphone_on")).isNotEmpty().allSatisfy(mark -> {
            assertThat(mark.detector()).isEqualTo("microphone-level/1");
            assertThat(mark.seconds()).isBetween(4.0, MUTED_SECONDS + 2.0);
        });
    }

    @Test
    @Order(3)
    @DisplayName("R2-024 R4-038 where books are allowed the same book is nothing")
    void anAllowedBookIsNothing() {
        course.addWithoutStaff("Зачёт: ряды с конспектом", form -> {
            control(form, "books");
            CourseSetup.turn(form.locator("[name='rule.books.allowed']"), true);
            RULES.stream().skip(1).forEach(rule -> CourseSetup.turn(CourseSetup.controlled(form, rule), false));
        });
        exam = sits("student2");
        exam.stay(CYCLE.plusSeconds(5));
        assertThat(exam.notices()).hasCount(0);
    }

    private ExamWindow sits(String username) {
        BrowserContext context = room.person("ru-RU");
        context.addInitScript(SmallWindow.NONE_AT_ALL);
        Lms lms = new Lms(programs.lmsAddress(), context).actAs(username);
        ExamWindow window = new ExamWindow(context, lms.openWindow(lms.openLatestActivity()));
        window.consent();
        window.checkEquipment();
        window.takePhotos();
        window.start();
        return window;
    }

    private void awaitNotice(String words) {
        assertThat(exam.notices()
                        .filter(new Locator.FilterOptions().setHasText(words))
                        .first())
                .isVisible(new LocatorAssertions.IsVisibleOptions()
                        .setTimeout(CYCLE.plusSeconds(20).toMillis()));
    }

    private List<ReviewedMark> marks(String rule) {
        return ReviewedMark.of(programs, room, exam.sitting(), rule);
    }

    private static void control(FrameLocator form, String rule) {
        CourseSetup.turn(CourseSetup.controlled(form, rule), true);
        form.locator("[name='rule." + rule + ".threshold']").fill("4");
    }
}
