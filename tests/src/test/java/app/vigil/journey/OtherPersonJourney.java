package app.vigil.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Somebody else takes the student's place, before the detector that compares faces, and a student who refuses it. */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OtherPersonJourney {

    private static final int FIRST_SECONDS = 70;
    private static final int OTHER_SECONDS = 45;
    private static final String DESCRIBES = "face_recognition_model";

    @TempDir
    private static Path folder;

    private Programs programs;
    private ExamRoom room;
    private CourseSetup course;
    private final List<String> fetched = new CopyOnWriteArrayList<>();

    @BeforeAll
    void start() {
        programs = new Programs(folder);
        Path film = FakeMedia.takenOver(folder, Portrait.picture(folder), FIRST_SECONDS, OTHER_SECONDS);
        room = new ExamRoom(film, FakeMedia.microphone(folder));
        course = new CourseSetup(programs, room);
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
    @Order(1)
    @DisplayName(
            "R4-031 who takes the place of the person photographed is marked; nothing that describes a face is sent")
    void whoTakesThePlaceIsMarked() {
        List<String> sent = new CopyOnWriteArrayList<>();
        ExamWindow exam = exam("student1");
        exam.page().onRequest(request -> sent.add(String.valueOf(request.postData())));
        exam.consent();
        begin(exam);
        assertThat(exam.notices()
                        .filter(new Locator.FilterOptions().setHasText("не похоже на Ваш снимок"))
                        .first())
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(180_000));
        assertThat(fetched).anyMatch(address -> address.contains(DESCRIBES));
        assertThat(sent).noneMatch(body -> body.contains("descriptor"));
        assertThat(ReviewedMark.of(programs, room, exam.sitting(), "same_person"))
                .hasSize(1)
                .allMatch(mark -> mark.detector().equals("person-dlib-resnet/1") && mark.confidence() > 0.55);
    }

    @Test
    @Order(2)
    @DisplayName(
            "R4-031 who does not agree to the comparison sits the exam all the same: no model comes, the report says so")
    void whoRefusesSitsTheExamAllTheSame() {
        fetched.clear();
        ExamWindow exam = exam("student2");
        exam.consentToWhatIsNeeded();
        begin(exam);
        exam.stay(Duration.ofSeconds(20));
        assertThat(fetched).noneMatch(address -> address.contains(DESCRIBES));
        assertThat(reasons(exam.sitting())).isEqualTo(List.of("no-consent"));
    }

    private ExamWindow exam(String username) {
        BrowserContext context = room.person("ru-RU");
        context.addInitScript(SmallWindow.NONE_AT_ALL);
        context.onRequest(request -> fetched.add(request.url()));
        Lms lms = new Lms(programs.lmsAddress(), context).actAs(username);
        return new ExamWindow(context, lms.openWindow(lms.openActivity()));
    }

    private static void begin(ExamWindow exam) {
        exam.checkEquipment();
        exam.takePhotos();
        exam.start();
    }

    private Object reasons(String sitting) {
        Lms proctor = new Lms(programs.lmsAddress(), room.person("ru-RU")).actAs("proctor");
        Page window = proctor.openWindow(proctor.openActivity());
        window.navigate(programs.toolAddress() + "/review/" + sitting);
        window.locator("[data-first-frame=true]").waitFor();
        return window.evaluate(
                "id => fetch('/api/reviews/' + id).then(a => a.json()).then(d => d.notAnalysed"
                        + ".filter(one => one.rule === 'same_person').map(one => one.reason))",
                sitting);
    }
}
