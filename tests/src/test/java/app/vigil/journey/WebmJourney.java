package app.vigil.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A browser whose recorder writes no MP4, as some builds of Chromium and Firefox do not. */
@Tag("beside")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebmJourney {

    private static final String WITHOUT_MP4 = """
            (() => {
              const writes = MediaRecorder.isTypeSupported.bind(MediaRecorder);
              MediaRecorder.isTypeSupported = (type) => !type.startsWith('video/mp4') && writes(type);
            })();""";

    private static final Duration RECORDED = Duration.ofSeconds(20);
    private static final double SOUGHT_MS = 500;
    private static final double TOGETHER_MS = 100;

    @TempDir
    private static Path folder;

    private Programs programs;
    private ExamRoom room;

    @BeforeAll
    void start() {
        programs = new Programs(folder);
        room = new ExamRoom(FakeMedia.camera(folder), FakeMedia.microphone(folder));
        CourseSetup course = new CourseSetup(programs, room);
        course.connect();
        course.addExam("Без MP4", form -> {});
    }

    @AfterAll
    void stop() {
        room.close();
        programs.close();
    }

    @Test
    @DisplayName("R2-020 R2-027 a recording in WebM is complete, shown from any moment, and decodes to its end")
    void isRecordedAndShown() {
        String sitting = sit();
        Lms lms = new Lms(programs.lmsAddress(), room.person("ru-RU")).actAs("proctor");
        Page proctor = lms.openWindow(lms.openActivity());
        ReviewPlayer player = ReviewPlayer.open(proctor, programs.toolAddress(), sitting);
        Await.until(
                Duration.ofSeconds(30),
                "the recording is sealed",
                () -> player.index(sitting).get("state").getAsString().equals("sealed"));
        JsonObject index = player.index(sitting);
        assertThat(index.get("complete").getAsBoolean()).isTrue();
        assertThat(index.getAsJsonArray("gaps")).isEmpty();

        for (double share : new double[] {0.1, 0.8, 0.3, 0.6}) {
            ReviewPlayer.Sought sought = player.seek(share);
            System.out.printf("WebM: seek to %.1f: %.0f ms%n", share, sought.ms());
            assertThat(sought.ms()).isLessThan(SOUGHT_MS);
            assertThat(sought.apart()).isLessThan(TOGETHER_MS);
        }
        for (String stream : RecordedSitting.STREAMS) {
            List<Path> takes = new StoredMedia(programs.data()).takes(stream);
            assertThat(takes).hasSize(1);
            assertThat(FakeMedia.probe(takes.getFirst(), "format=format_name")).contains("webm");
            assertThat(lastPacket(takes.getFirst())).isGreaterThan(RECORDED.toSeconds() - 2);
        }
    }

    /** Its time in seconds; a WebM as it is recorded does not say how long it is. */
    private static double lastPacket(Path take) {
        return FakeMedia.probe(take, "packet=pts_time")
                .lines()
                .filter(time -> !time.isBlank())
                .mapToDouble(time -> Double.parseDouble(time.replace(",", "")))
                .max()
                .orElse(0);
    }

    private String sit() {
        BrowserContext student = room.person("ru-RU");
        student.addInitScript(WITHOUT_MP4);
        Lms lms = new Lms(programs.lmsAddress(), student).actAs("student1");
        ExamWindow exam = new ExamWindow(student, lms.openWindow(lms.openActivity()));
        exam.consent();
        exam.checkEquipment();
        exam.takePhotos();
        exam.start();
        exam.openQuiz();
        exam.stay(RECORDED);
        exam.saySubmitted();
        exam.finish();
        return exam.sitting();
    }
}
