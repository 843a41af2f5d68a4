package app.vigil.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A student who opens a messenger, before the detector that reads the shared screen. */
@Tag("long")
class ScreenReadingJourney {

    private static final List<String> FORBIDDEN = List.of("websites", "messengers", "calculator", "excel");
    private static final String MESSENGER = """
            <body style="margin: 0; background: #17212b; color: #fff; font: 18px sans-serif">
              <div style="background: #242f3d; padding: 8px">Telegram Desktop</div>
              <div style="padding: 20px"><b>Маша Иванова</b><p>была недавно</p><p>привет, какой ответ?</p>
              <p style="margin-top: 300px; color: #8fa3b5">Написать сообщение...</p></div>
            </body>""";

    @Test
    @DisplayName("R4-037 R4-050 a messenger on the screen is told and marked once; the exam's own window is neither")
    void theMessengerIsToldAndMarked(@TempDir Path folder) {
        try (Programs programs = new Programs(folder);
                ExamRoom room = new ExamRoom(FakeMedia.camera(folder), FakeMedia.microphone(folder))) {
            CourseSetup course = new CourseSetup(programs, room);
            course.connect();
            course.addExam(
                    "Зачёт: ряды",
                    form -> FORBIDDEN.forEach(rule -> CourseSetup.turn(CourseSetup.controlled(form, rule), true)));
            BrowserContext context = room.person("ru-RU");
            context.addInitScript(SmallWindow.NONE_AT_ALL);
            Lms lms = new Lms(programs.lmsAddress(), context).actAs("student1");
            ExamWindow exam = new ExamWindow(context, lms.openWindow(lms.openActivity()));
            exam.consent();
            exam.checkEquipment();
            exam.takePhotos();
            exam.start();
            Page messenger = context.newPage();
            messenger.setContent(MESSENGER);
            messenger.bringToFront();
            assertThat(exam.notices()
                            .filter(new Locator.FilterOptions().setHasText("На экране мессенджер"))
                            .first())
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));
            messenger.close();
            exam.page().bringToFront();
            assertThat(ReviewedMark.of(programs, room, exam.sitting(), "messengers"))
                    .hasSize(1)
                    .allMatch(mark -> mark.detector().equals("screen-text-tesseract-7/1") && mark.confidence() > 0.6);
            assertThat(FORBIDDEN)
                    .filteredOn(rule -> !rule.equals("messengers"))
                    .allSatisfy(rule -> assertThat(ReviewedMark.of(programs, room, exam.sitting(), rule))
                            .isEmpty());
        }
    }
}
