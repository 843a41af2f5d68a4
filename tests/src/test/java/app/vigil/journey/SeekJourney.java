package app.vigil.journey;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * First picture and seeking in a recording of {@code vigil.seek-minutes}, both streams, beside the same pictures as plain
 * files with their index in front over nginx in the same browser, the sides alternating. Prints and never fails.
 */
@Tag("long")
class SeekJourney {

    private static final int MINUTES = Integer.getInteger("vigil.seek-minutes", 180);
    private static final int SEEKS = Integer.getInteger("vigil.seeks", 30);
    private static final int OPENINGS = 11;

    /** Notes for each video of a page when its first picture was shown, in milliseconds since the page was asked for. */
    private static final String NOTE_PICTURES = """
            window.pictures = [];
            const noted = new WeakSet();
            new MutationObserver(() => {
              for (const video of document.querySelectorAll('video')) {
                if (!noted.has(video)) {
                  noted.add(video);
                  video.requestVideoFrameCallback(() => window.pictures.push(performance.now()));
                }
              }
            }).observe(document, { childList: true, subtree: true });""";

    @TempDir
    private Path folder;

    private long received;

    @Test
    @DisplayName("R2-027 any moment of three hours is shown about as fast as by a plain file")
    void seeksBesideAPlainFile() throws IOException {
        Path plain = Files.createDirectories(folder.resolve("plain"));
        LongRecording recording = new LongRecording(plain, MINUTES);
        recording.make("camera", "testsrc2=s=640x480", 15, 250);
        recording.make("screen", "testsrc=s=1280x720", 5, 150);
        try (Programs programs = new Programs(folder);
                ExamRoom room = new ExamRoom(FakeMedia.camera(folder), FakeMedia.microphone(folder))) {
            CourseSetup course = new CourseSetup(programs, room);
            course.connect();
            course.addExam("Три часа", form -> {});
            String sitting = record(programs, room, recording);
            Lms proctor = new Lms(programs.lmsAddress(), room.person("ru-RU")).actAs("proctor");
            Page window = proctor.openWindow(proctor.openActivity());
            try (PlainVideos videos = new PlainVideos(plain)) {
                measure(programs, window, proctor.page(), videos, sitting);
            }
        }
    }

    /** Goes as far as the exam's door in the browser, and records through the session it opened. */
    private static String record(Programs programs, ExamRoom room, LongRecording recording) throws IOException {
        Lms student = new Lms(programs.lmsAddress(), room.person("ru-RU")).actAs("student1");
        ExamWindow exam = new ExamWindow(student.page().context(), student.openWindow(student.openActivity()));
        exam.consent();
        exam.checkEquipment();
        exam.takePhotos();
        exam.test("start-exam").waitFor();
        Map<String, String> csrf = new HashMap<>();
        csrf.put(
                (String) exam.page().evaluate("() => document.querySelector('meta[name=csrf-header]').content"),
                (String) exam.page().evaluate("() => document.querySelector('meta[name=csrf-token]').content"));
        LongRecording.Sender sender = new LongRecording.Sender(
                exam.page().context().request(),
                programs.toolAddress(),
                exam.sitting(),
                csrf,
                System.currentTimeMillis() - MINUTES * 60_000L);
        sender.step("start", "{}");
        long camera = recording.send("camera", sender);
        long screen = recording.send("screen", sender);
        recording.discard("camera");
        recording.discard("screen");
        sender.step("finish", "{\"lastSequence\":{\"camera\":%d,\"screen\":%d}}".formatted(camera, screen));
        exam.page().close();
        return sender.sitting();
    }

    private void measure(Programs programs, Page ours, Page theirs, PlainVideos videos, String sitting) {
        open(programs, ours, theirs, videos, sitting);
        seek(ReviewPlayer.open(ours, programs.toolAddress(), sitting), theirs, videos);
    }

    private static void open(Programs programs, Page ours, Page theirs, PlainVideos videos, String sitting) {
        List<Double> firstOurs = new ArrayList<>();
        List<Double> firstTheirs = new ArrayList<>();
        List<Double> whole = new ArrayList<>();
        ours.addInitScript(NOTE_PICTURES);
        theirs.addInitScript(NOTE_PICTURES);
        for (int round = 0; round < OPENINGS; round++) {
            // Nobody comes from a page that has two videos to let go of.
            ours.bringToFront();
            ours.navigate(programs.toolAddress() + "/review");
            long begun = System.nanoTime();
            ReviewPlayer.open(ours, programs.toolAddress(), sitting);
            whole.add((System.nanoTime() - begun) / 1e6);
            firstOurs.add(bothPictures(ours));
            theirs.bringToFront();
            videos.leave(theirs);
            videos.open(theirs);
            firstTheirs.add(bothPictures(theirs));
        }
        print("first picture, ms", firstOurs, firstTheirs);
        System.out.printf("player with everything around it: median %.0f ms%n", at(whole, 50));
    }

    private void seek(ReviewPlayer player, Page theirs, PlainVideos videos) {
        count(player.page());
        count(theirs);
        List<Double> seekOurs = new ArrayList<>();
        List<Double> seekTheirs = new ArrayList<>();
        List<Double> bytesOurs = new ArrayList<>();
        List<Double> bytesTheirs = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(30);
        for (int round = 0; round < SEEKS; round++) {
            double share = random.nextDouble(0.02, 0.98);
            received = 0;
            player.page().bringToFront();
            seekOurs.add(player.seek(share).ms());
            bytesOurs.add(received / 1e6);
            received = 0;
            theirs.bringToFront();
            seekTheirs.add(videos.seek(theirs, share));
            bytesTheirs.add(received / 1e6);
        }
        print("seek, ms", seekOurs, seekTheirs);
        print("read per seek, MB", bytesOurs, bytesTheirs);
    }

    private static double bothPictures(Page page) {
        page.waitForFunction("() => window.pictures.length === 2");
        return ((Number) page.evaluate("() => Math.max(...window.pictures)")).doubleValue();
    }

    private void count(Page page) {
        CDPSession network = page.context().newCDPSession(page);
        network.send("Network.enable");
        network.on(
                "Network.dataReceived",
                (JsonObject event) -> received += event.get("dataLength").getAsLong());
    }

    private static void print(String what, List<Double> ours, List<Double> theirs) {
        System.out.printf(
                "%s: Vigil median %.2f (p90 %.2f), plain MP4 over nginx %.2f (p90 %.2f), ratio %.2f%n",
                what, at(ours, 50), at(ours, 90), at(theirs, 50), at(theirs, 90), at(ours, 50) / at(theirs, 50));
    }

    private static double at(List<Double> values, int percent) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }
}
