package app.vigil.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.awt.Color;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A student whose document is out of focus at first, before the look at the document and the comparison of faces. */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocumentJourney {

    private static final int SECONDS = 12;

    private static final String SHOWS = """
            ([red, green, blue]) => {
              const camera = document.querySelector('video.photo-picture');
              const canvas = document.createElement('canvas');
              canvas.width = canvas.height = 1;
              const pen = canvas.getContext('2d');
              pen.drawImage(camera, 15, 15, 10, 10, 0, 0, 1, 1);
              const seen = pen.getImageData(0, 0, 1, 1).data;
              return [red, green, blue].every((value, at) => Math.abs(value - seen[at]) < 60);
            }
            """;

    @TempDir
    private static Path folder;

    private Programs programs;
    private ExamRoom room;

    @BeforeAll
    void start() {
        programs = new Programs(folder);
        room = new ExamRoom(FakeMedia.identification(folder, SECONDS), FakeMedia.microphone(folder));
        CourseSetup course = new CourseSetup(programs, room);
        course.connect();
        course.addExam("Зачёт: ряды", form -> {
            CourseSetup.turn(CourseSetup.controlled(form, "same_person"), true);
            CourseSetup.turn(form.locator("[name='rule.same_person.visible']"), true);
        });
    }

    @AfterAll
    void stop() {
        room.close();
        programs.close();
    }

    @Test
    @DisplayName("R4-047 R4-032 a soft photo of the document is asked for again, the sharp one is sent, its face is"
            + " compared on the device, and who compares the photos is told")
    void theDocumentIsLookedAt() {
        BrowserContext context = room.person("ru-RU");
        context.addInitScript(SmallWindow.NONE_AT_ALL);
        List<String> sent = new CopyOnWriteArrayList<>();
        context.onRequest(request -> sent.add(String.valueOf(request.postData())));
        Lms lms = new Lms(programs.lmsAddress(), context).actAs("student1");
        ExamWindow exam = new ExamWindow(context, lms.openWindow(lms.openActivity()));
        exam.consent();
        exam.checkEquipment();
        take(exam, "face", FakeMedia.FACE_SHOWN);
        exam.test("photo-face-accept").click();

        take(exam, "document", FakeMedia.SOFT_CARD_SHOWN);
        assertThat(exam.photoCanBeSent("document")).isFalse();
        assertThat(exam.test("photo-hint")).containsText("трудно прочитать");
        exam.test("photo-document-retake").click();
        take(exam, "document", FakeMedia.SHARP_CARD_SHOWN);
        assertThat(exam.photoCanBeSent("document")).isTrue();
        assertThat(exam.test("photo-hint")).containsText("Документ читается");
        exam.test("photo-document-accept").click();
        exam.start();

        assertThat(sent).noneMatch(body -> body.contains("EXAMPLETON") || body.contains("descriptor"));
        List<Map<String, Object>> hints = hints(exam.sitting());
        assertThat(hints).extracting(hint -> hint.get("code")).containsExactly("document", "likeness", "liveness");
        assertThat(hints).noneMatch(hint -> (boolean) hint.get("notable"));
        assertThat(words(hints, 0)).contains("читается").contains("снимок 2");
        assertThat(words(hints, 1)).contains("похоже на лицо").contains("document-dlib-resnet/1");
    }

    private static void take(ExamWindow exam, String kind, Color shown) {
        exam.test("photo-" + kind + "-take").waitFor();
        exam.page()
                .waitForFunction(
                        SHOWS,
                        List.of(shown.getRed(), shown.getGreen(), shown.getBlue()),
                        new Page.WaitForFunctionOptions().setTimeout(6_000.0 * SECONDS));
        exam.test("photo-" + kind + "-take").click();
    }

    private static String words(List<Map<String, Object>> hints, int index) {
        return String.valueOf(hints.get(index).get("words"));
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> hints(String sitting) {
        Lms proctor = new Lms(programs.lmsAddress(), room.person("ru-RU")).actAs("proctor");
        Page window = proctor.openWindow(proctor.openActivity());
        window.navigate(programs.toolAddress() + "/review/" + sitting);
        window.locator("[data-first-frame=true]").waitFor();
        return (List<Map<String, Object>>) window.evaluate(
                "id => fetch('/api/reviews/' + id).then(a => a.json()).then(d => d.identity.hints)", sitting);
    }
}
