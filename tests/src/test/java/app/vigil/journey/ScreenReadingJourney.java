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
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
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

/** Students who open other programs, before the detector that reads the shared screen. */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ScreenReadingJourney {

    private static final Duration SOON = Duration.ofSeconds(60);

    /** What lies in front of the quiz, the rule it breaks and what the student is told. */
    private enum Program {
        MESSENGER("messengers", "На экране мессенджер", "#17212b; color: #fff", "Telegram Desktop", """
                <b>Маша Иванова</b><p>была недавно</p><p>привет, какой ответ?</p>
                <p style="margin-top: 300px; color: #8fa3b5">Написать сообщение...</p>"""),
        SPREADSHEET("excel", "На экране таблица", "#fff; color: #222", "Книга1 - Excel", """
                <p>Файл &nbsp; Главная &nbsp; Вставка &nbsp; Разметка страницы &nbsp; Формулы &nbsp; Данные &nbsp; Рецензирование</p>
                <table border="1" cellpadding="8"><tr><td>Товар</td><td>Цена</td></tr><tr><td>Хлеб</td><td>41</td></tr></table>
                <p style="margin-top: 240px">Лист1</p>"""),
        CALCULATOR("calculator", "На экране калькулятор", "#f3f3f3; color: #111", "Калькулятор", """
                <p>Обычный</p><p style="font-size: 44px; text-align: right">1 764</p>
                <p style="font-size: 26px">7 &nbsp; 8 &nbsp; 9 &nbsp; ×</p><p style="font-size: 26px">4 &nbsp; 5 &nbsp; 6 &nbsp; −</p>"""),
        VIDEO_CALL("messengers", "На экране мессенджер", "#1a1a1a; color: #fff", "Zoom Конференция", """
                <p style="margin: 120px 0 120px 300px; font-size: 34px">Олег Петров</p>
                <p>Выключить звук &nbsp;&nbsp; Остановить видео &nbsp;&nbsp; Участники &nbsp;&nbsp; Демонстрация экрана</p>"""),
        WEB_SITE(
                "websites",
                "На экране посторонний сайт",
                "#fff; color: #222",
                "Яндекс: нашлось 2 млн результатов",
                """
                <p>yandex.ru/search/?text=сумма+ряда</p><p>Поиск &nbsp; Картинки &nbsp; Видео &nbsp; Карты</p>
                <p>Сумма ряда, решение онлайн</p>""");

        private final String rule;
        private final String notice;
        private final String page;

        Program(String rule, String notice, String colours, String title, String body) {
            this.rule = rule;
            this.notice = notice;
            this.page = """
                    <body style="margin: 0; background: %s; font: 18px sans-serif">
                      <div style="background: #8884; padding: 8px">%s</div><div style="padding: 20px">%s</div>
                    </body>""".formatted(colours, title, body);
        }
    }

    private static final List<String> RULES = List.of("websites", "messengers", "calculator", "excel");

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
        room = new ExamRoom(FakeMedia.camera(folder), FakeMedia.microphone(folder));
        course = new CourseSetup(programs, room);
        course.connect();
        course.addExam("Зачёт: ряды", form -> RULES.forEach(rule -> CourseSetup.turn(controlled(form, rule), true)));
    }

    @AfterAll
    void stop() {
        room.close();
        programs.close();
    }

    @Test
    @Order(1)
    @DisplayName("R4-037 R4-050 the quiz itself on the screen is told as nothing else for half a minute")
    void theQuizIsNothingElse() {
        exam = sits("student1");
        Page quiz = exam.openQuiz();
        quiz.locator("[data-test=start-attempt]").click();
        quiz.locator("[data-test=question-text]").waitFor();
        quiz.bringToFront();
        exam.stay(Duration.ofSeconds(30));
        assertThat(exam.notices()).hasCount(0);
        quiz.close();
    }

    @Test
    @Order(2)
    @DisplayName("R2-023 R4-037 R4-050 messenger, spreadsheet, calculator, video call and web site are told at once")
    void eachProgramIsTold() {
        assertThat(fetched).anyMatch(ScreenReadingJourney::isTheReader);
        for (Program program : Program.values()) {
            int before = told(program).count();
            Instant opened = Instant.now();
            Page window = open(program);
            assertThat(told(program))
                    .hasCount(before + 1, new LocatorAssertions.HasCountOptions().setTimeout(SOON.toMillis()));
            double seconds = Duration.between(opened, Instant.now()).toMillis() / 1000.0;
            System.out.printf(Locale.ROOT, "%s told %.1f s after it was opened%n", program, seconds);
            window.close();
            exam.page().bringToFront();
            exam.stay(Duration.ofSeconds(6));
        }
    }

    @Test
    @Order(3)
    @DisplayName("R2-025 R4-037 R4-050 each program is one mark of its rule; the exam's own pages are none")
    void eachProgramIsOneMark() {
        for (String rule : RULES) {
            long shown = List.of(Program.values()).stream()
                    .filter(program -> program.rule.equals(rule))
                    .count();
            assertThat(ReviewedMark.of(programs, room, exam.sitting(), rule))
                    .as(rule)
                    .hasSize((int) shown)
                    .allMatch(mark -> mark.detector().equals("screen-text-tesseract-7/1") && mark.confidence() > 0.6);
        }
    }

    @Test
    @Order(4)
    @DisplayName(
            "R2-024 where the programs are allowed nobody reads the screen: no notice, and its reader is not loaded")
    void whatIsAllowedIsNotLookedFor() {
        course.addWithoutStaff(
                "Зачёт: ряды с конспектом",
                form -> RULES.forEach(rule -> {
                    CourseSetup.turn(controlled(form, rule), true);
                    CourseSetup.turn(form.locator("[name='rule." + rule + ".allowed']"), true);
                }));
        fetched.clear();
        exam = sits("student2");
        for (Program program : Program.values()) {
            Page window = open(program);
            exam.stay(Duration.ofSeconds(8));
            window.close();
        }
        assertThat(exam.notices()).hasCount(0);
        assertThat(fetched).noneMatch(ScreenReadingJourney::isTheReader);
    }

    private static boolean isTheReader(String address) {
        return address.contains("/screen.worker");
    }

    private ExamWindow sits(String username) {
        BrowserContext context = room.person("ru-RU");
        context.addInitScript(SmallWindow.NONE_AT_ALL);
        context.onRequest(request -> fetched.add(request.url()));
        Lms lms = new Lms(programs.lmsAddress(), context).actAs(username);
        ExamWindow window = new ExamWindow(context, lms.openWindow(lms.openLatestActivity()));
        window.consent();
        window.checkEquipment();
        window.takePhotos();
        window.start();
        return window;
    }

    private Page open(Program program) {
        Page window = exam.page().context().newPage();
        window.setContent(program.page);
        window.bringToFront();
        return window;
    }

    private Locator told(Program program) {
        return exam.notices().filter(new Locator.FilterOptions().setHasText(program.notice));
    }

    private static Locator controlled(FrameLocator form, String rule) {
        return CourseSetup.controlled(form, rule);
    }
}
