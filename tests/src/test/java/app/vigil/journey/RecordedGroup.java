package app.vigil.journey;

import app.vigil.journey.ForgedPlatform.Visitor;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;

/**
 * Students who sat an exam whose recordings, marks, stills and loudness are put in by the calls of the agent, and the
 * proctor who reviews them. Nothing is recorded by a browser: a group is there in seconds.
 */
final class RecordedGroup implements AutoCloseable {

    private static final Visitor PROCTOR =
            new Visitor("proctor", "Шевчук-Їжакевич Єлизавета Олександрівна", ForgedPlatform.ASSISTANT);
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int STILL_MS = 10_000;

    private final ForgedPlatform platform = new ForgedPlatform();
    private final Programs programs;
    private final ExamRoom room;
    private final LongRecording recording;
    private List<LoadStudent> students = List.of();

    /** @param settings of the tool */
    RecordedGroup(Path folder, LongRecording recording, List<String> settings) {
        this.recording = recording;
        this.programs = new Programs(folder, "localhost", settings);
        this.room = new ExamRoom(FakeMedia.camera(folder), FakeMedia.microphone(folder));
    }

    /** A mark of the quiz window's focus rule, milliseconds into the recording. */
    record Planted(long from, long to) {}

    ExamRoom room() {
        return room;
    }

    String address() {
        return programs.toolAddress();
    }

    String sitting(int student) {
        return students.get(student).sitting();
    }

    /** Everybody sits the same recording with the same marks. */
    void sit(int count, List<Planted> marks) throws Exception {
        students = LoadStudent.running(programs, platform, count);
        for (LoadStudent student : students) {
            record(student, marks);
        }
        BareBrowser seen = enter();
        Page operator = room.person("ru-RU").newPage();
        operator.navigate(
                programs.operatorCommand("admin-link").lines().toList().getLast());
        operator.locator("[data-test=operator-enter]").click();
        operator.navigate(programs.toolAddress() + "/admin");
        operator.locator("[data-test=institution-people]").last().click();
        CourseSetup.appoint(operator, "Шевчук", "proctor");
        operator.context().close();
        for (LoadStudent student : students) {
            Await.until(PATIENCE, "evidence is sealed", () -> sealed(seen, student));
        }
    }

    private void record(LoadStudent student, List<Planted> marks) throws IOException {
        BrowserContext context = room.person("ru-RU");
        long began = System.currentTimeMillis() - recording.milliseconds();
        LongRecording.Sender sender = student.sender(context, began);
        long camera = recording.send("camera", sender);
        long screen = recording.send("screen", sender);
        marks.forEach(mark -> sender.step("incidents", incident(began, mark)));
        for (long at = 0; at < recording.milliseconds(); at += 6 * STILL_MS) {
            sender.step("stills", still(began + at));
            sender.step("loudness", loudness(began + at));
        }
        student.finish(camera, screen);
        context.close();
    }

    private static String incident(long began, Planted mark) {
        return """
                {"incidents":[{"id":"%s","rule":"active_window","startedAt":%d,"endedAt":%d,"value":%d,"threshold":3,
                  "unit":"s","confidence":0.8,"detector":"quiz-focus/1","source":"loader","noticeShownAt":%d}]}""".formatted(
                        UUID.randomUUID(),
                        began + mark.from,
                        began + mark.to,
                        (mark.to - mark.from) / 1000,
                        began + mark.from + 3000);
    }

    private static String still(long at) {
        BufferedImage strip = new BufferedImage(6 * 120, 90, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = strip.createGraphics();
        for (int picture = 0; picture < 6; picture++) {
            graphics.setColor(new Color(60 + 25 * picture, 90, 140));
            graphics.fillRect(picture * 120, 0, 120, 90);
        }
        graphics.dispose();
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        try {
            ImageIO.write(strip, "jpeg", jpeg);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return """
                {"stills":[{"id":"%s","stream":"camera","from":%d,"every":%d,"pictures":6,"jpeg":"%s"}]}""".formatted(
                        UUID.randomUUID(), at, STILL_MS, Base64.getEncoder().encodeToString(jpeg.toByteArray()));
    }

    private static String loudness(long at) {
        StringBuilder levels = new StringBuilder();
        for (int moment = 0; moment < 120; moment++) {
            levels.append((char) ('E' + Math.round(8 + 8 * Math.sin(at / 7000.0 + moment / 3.0))));
        }
        return """
                {"loudness":[{"id":"%s","from":%d,"every":500,"levels":"%s"}]}""".formatted(UUID.randomUUID(), at, levels);
    }

    private boolean sealed(BareBrowser proctor, LoadStudent student) {
        return proctor.get("/api/reviews/" + student.sitting()).body().contains("\"evidenceSealed\":true");
    }

    private BareBrowser enter() {
        BareBrowser browser = new BareBrowser(programs.toolAddress());
        LoadStudent.enter(browser, platform, PROCTOR, programs.toolAddress() + "/lti/launch");
        return browser;
    }

    /** The proctor's window, at the desk. */
    Page proctor(String language) {
        BrowserContext context = room.person(language);
        enter().continueIn(context);
        Page page = context.newPage();
        page.navigate(programs.toolAddress() + "/desk?lang=" + language.substring(0, 2));
        return page;
    }

    /** A student's own window on what became of the sitting. */
    Page result(int student) {
        BrowserContext context = room.person("ru-RU");
        students.get(student).continueIn(context);
        Page page = context.newPage();
        page.navigate(programs.toolAddress() + "/results/" + sitting(student) + "?lang=ru");
        return page;
    }

    /** What a reviewer judges. */
    JsonObject review(Page proctor, String sitting) {
        String body = (String) proctor.evaluate(
                "address => fetch(address).then((answer) => answer.text())", "/api/reviews/" + sitting);
        return JsonParser.parseString(body).getAsJsonObject();
    }

    @Override
    public void close() {
        room.close();
        programs.close();
        platform.close();
    }
}
