package app.vigil.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A sitting whose camera, sound and screen count, with the log of its encoders beside it. {@link #prove} compares what
 * the tool has with what the encoders gave out, and decodes it.
 */
final class RecordedSitting {

    static final List<String> STREAMS = List.of("camera", "screen");

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    /** Frames of the camera, 30 a second, that an encoder may drop while it starts; a missing piece would be ninety. */
    private static final int DROPPED_FRAMES = 80;
    /** Tenths of a second between two pictures of the screen. */
    private static final int SCREEN_STEP = 25;
    /** Where the counter's window lies in a picture of the whole screen. */
    private static final Map<String, Integer> COUNTER_WINDOW =
            Map.of("left", 1400, "top", 600, "width", 480, "height", 360);

    private static final String COUNTER_PLACE = "crop=320:40:933:540";
    /** A student's clock that is set while the window is open: as a whole, constructor included. */
    private static final String SETTABLE_CLOCK = """
            (() => {
              const Real = Date;
              const now = () => Real.now() + (window.clockSetBy ?? 0);
              window.Date = new Proxy(Real, {
                construct: (target, values, as) =>
                  Reflect.construct(target, values.length > 0 ? values : [now()], as === window.Date ? target : as),
                get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
              });
            })();""";

    private final Programs programs;
    private final String username;
    private final EncoderLog log = new EncoderLog();
    /** Takes of each stream that were decoded and are over. */
    private final Map<String, Integer> decoded = new HashMap<>();

    private boolean givenOut;
    private BrowserContext context;
    private Lms student;
    private ExamWindow exam;
    private Page proctor;
    private String id;

    RecordedSitting(Programs programs, String username) {
        this.programs = programs;
        this.username = username;
    }

    EncoderLog log() {
        return log;
    }

    ExamWindow exam() {
        return exam;
    }

    BrowserContext context() {
        return context;
    }

    /** The student's browser, with a window in which the screen counts. */
    void openIn(BrowserContext browser) {
        context = browser;
        log.listenTo(context);
        context.addInitScript(SETTABLE_CLOCK);
        student = new Lms(programs.lmsAddress(), context).actAs(username);
        Page counter = context.waitForPage(
                () -> student.page().evaluate("() => { window.open('about:blank', 'counter', 'popup'); }"));
        counter.evaluate(CountedMedia.SCREEN_COUNTER);
        place(counter);
    }

    private void place(Page window) {
        CDPSession session = context.newCDPSession(window);
        JsonObject bounds = new JsonObject();
        COUNTER_WINDOW.forEach(bounds::addProperty);
        JsonObject placed = new JsonObject();
        placed.add("windowId", session.send("Browser.getWindowForTarget").get("windowId"));
        placed.add("bounds", bounds);
        session.send("Browser.setWindowBounds", placed);
    }

    void begin(Page proctorsWindow) {
        exam = new ExamWindow(context, student.openWindow(student.openActivity()));
        exam.consent();
        exam.checkEquipment();
        exam.takePhotos();
        exam.start();
        id = exam.sitting();
        proctor = proctorsWindow;
    }

    /** Goes on in a window of a new launch. */
    void resumeByLaunch() {
        resumeIn(student.openWindow(student.openActivity()));
    }

    void resumeIn(Page page) {
        exam = new ExamWindow(context, page);
        exam.test("resume").click();
        assertThat(exam.test("light-recording")).hasAttribute("data-state", "on");
    }

    void setStudentsClock(Duration ahead) {
        exam.page().evaluate("by => { window.clockSetBy = by; }", (double) ahead.toMillis());
    }

    /**
     * All that was encoded up to now is stored, nothing twice and nothing else, and what is stored reads on without a
     * hole within every take.
     */
    void prove() {
        everythingArrives();
        StoredPieces stored = stored();
        for (String stream : STREAMS) {
            assertThat(log.tooMany(stream, stored.digests(stream)))
                    .as("too many of " + stream)
                    .isEmpty();
        }
        readsOn(stored, "camera");
        readsOn(stored, "screen");
    }

    void everythingArrives() {
        everythingArrives(PATIENCE);
    }

    void everythingArrives(Duration patience) {
        exam.stay(Duration.ofSeconds(4));
        Map<String, List<String>> due = new HashMap<>();
        STREAMS.forEach(stream -> due.put(stream, log.pieces(stream)));
        Await.untilEmpty(patience, "everything encoded so far is stored", () -> {
            StoredPieces stored = stored();
            return STREAMS.stream()
                    .flatMap(stream -> log.missing(stream, due.get(stream), stored.digests(stream)).stream()
                            .map(digest -> "%s %d of %d"
                                    .formatted(
                                            stream,
                                            due.get(stream).indexOf(digest) + 1,
                                            due.get(stream).size())))
                    .toList();
        });
    }

    /** Pieces encoded so far that are not stored. */
    List<String> missing(String stream) {
        return log.missing(stream, log.pieces(stream), stored().digests(stream));
    }

    StoredPieces stored() {
        if (!givenOut) {
            return StoredPieces.of(programs, proctor, id);
        }
        AtomicReference<Optional<StoredPieces>> pieces = new AtomicReference<>(Optional.empty());
        Await.until(PATIENCE, "the tool gives out all it says it has", () -> {
            pieces.set(StoredPieces.givenOut(programs, proctor, id));
            return pieces.get().isPresent();
        });
        return pieces.get().orElseThrow();
    }

    /** What is stored is from now on what the tool gives out: its disk is not all there is. */
    void readWhatIsGivenOut() {
        givenOut = true;
    }

    private void readsOn(StoredPieces stored, String stream) {
        List<Path> takes = stored.playable(stream, programs.data());
        for (Path take : takes.subList(decoded.getOrDefault(stream, 0), takes.size())) {
            List<Integer> numbers = numbers(stream, take);
            List<String> holes = stream.equals("camera")
                    ? CountedMedia.jumps(numbers, CountedMedia.cameraModulus(), DROPPED_FRAMES)
                    : CountedMedia.jumps(numbers, CountedMedia.screenModulus(), SCREEN_STEP);
            assertThat(numbers).as("pictures of " + take).isNotEmpty();
            assertThat(holes).as("holes in the pictures of " + take).isEmpty();
            if (stream.equals("camera")) {
                assertThat(CountedMedia.jumps(CountedMedia.tones(take), CountedMedia.soundModulus(), 2))
                        .as("holes in the sound of " + take)
                        .isEmpty();
            }
        }
        decoded.put(stream, takes.size() - 1);
    }

    private static List<Integer> numbers(String stream, Path take) {
        return stream.equals("camera")
                ? CountedMedia.cameraNumbers(take)
                : CountedMedia.screenNumbers(take, COUNTER_PLACE);
    }
}
