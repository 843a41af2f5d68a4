package app.vigil.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * What recording camera, sound and screen at the default quality costs the student's computer, beside what everybody
 * knows: a video call with oneself. Both by the kernel's account of all processes of the same browser, in turns.
 */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordingCostJourney {

    private static final Duration MEASURED = Duration.ofSeconds(20);
    private static final Duration SETTLED = Duration.ofSeconds(6);
    private static final int TURNS = 2;

    private static final String CALL = """
            async () => {
              const media = await navigator.mediaDevices.getUserMedia({
                video: { width: 640, height: 480, frameRate: 30 }, audio: true });
              const [here, there] = [new RTCPeerConnection(), new RTCPeerConnection()];
              here.onicecandidate = ({ candidate }) => there.addIceCandidate(candidate);
              there.onicecandidate = ({ candidate }) => here.addIceCandidate(candidate);
              const [own, other] = [0, 1].map(() => {
                const video = document.createElement('video');
                video.muted = true;
                document.body.append(video);
                return video;
              });
              own.srcObject = media;
              there.ontrack = ({ streams }) => { other.srcObject = streams[0]; };
              media.getTracks().forEach((track) => here.addTrack(track, media));
              await here.setLocalDescription();
              await there.setRemoteDescription(here.localDescription);
              await there.setLocalDescription();
              await here.setRemoteDescription(there.localDescription);
              // Asked to: what merely may play by itself waits until it is scrolled into view.
              await Promise.all([own.play(), other.play()]);
            }""";

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
        course.addExam("История", form -> CourseSetup.controlEverything(form, false));
    }

    @AfterAll
    void stop() {
        room.close();
        programs.close();
    }

    @Test
    @DisplayName("R2-020 recording both streams costs no more than a video call")
    void costsNoMoreThanACall() {
        List<Double> calls = new ArrayList<>();
        List<Double> recordings = new ArrayList<>();
        for (int turn = 1; turn <= TURNS; turn++) {
            calls.add(ofACall());
            recordings.add(ofARecording("student" + turn));
        }
        double call = mean(calls);
        double recording = mean(recordings);
        System.out.printf(
                "processor time of the whole browser, %% of one core: call %s (mean %.0f), recording %s (mean %.0f),"
                        + " ratio %.2f%n",
                percent(calls), call * 100, percent(recordings), recording * 100, recording / call);
        assertThat(recording).isLessThanOrEqualTo(call);
    }

    private double ofACall() {
        BrowserContext context = room.person("en-US");
        Page page = context.newPage();
        page.navigate(programs.lmsAddress() + "/");
        page.evaluate(CALL);
        Await.pass(SETTLED);
        double share = room.shareOfACore(MEASURED);
        context.close();
        return share;
    }

    private double ofARecording(String username) {
        BrowserContext context = room.person("en-US");
        Lms student = new Lms(programs.lmsAddress(), context).actAs(username);
        ExamWindow exam = new ExamWindow(context, student.openWindow(student.openActivity()));
        exam.consent();
        exam.checkEquipment();
        exam.takePhotos();
        exam.start();
        exam.openQuiz();
        Await.pass(SETTLED);
        double share = room.shareOfACore(MEASURED);
        exam.saySubmitted();
        exam.finish();
        context.close();
        return share;
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    private static List<Long> percent(List<Double> shares) {
        return shares.stream().map(share -> Math.round(share * 100)).toList();
    }
}
