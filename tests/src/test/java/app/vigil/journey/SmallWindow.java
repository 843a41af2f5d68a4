package app.vigil.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/**
 * What stays above the quiz, and what is left where the browser has no such window. It is looked at by way of the exam
 * window it belongs to, so that a window that never came is missed.
 */
final class SmallWindow {

    /** To be run before the exam window's own scripts: only the video is left to stay on top. */
    static final String VIDEO_ALONE = "delete window.documentPictureInPicture;";

    /** The same: nothing can stay on top. */
    static final String NONE_AT_ALL = VIDEO_ALONE + """
            Object.defineProperty(document, 'pictureInPictureEnabled', { value: false });
            delete HTMLVideoElement.prototype.requestPictureInPicture;
            """;

    /** The same: notes when each notice stands in the window. */
    private static final String NOTE_NOTICES = """
            window.noticedAt = [];
            window.documentPictureInPicture?.addEventListener('enter', ({ window: small }) => {
              new MutationObserver(() => {
                const count = small.document.querySelectorAll('[data-test=notice]').length;
                while (window.noticedAt.length < count) {
                  window.noticedAt.push(performance.timeOrigin + performance.now());
                }
              }).observe(small.document, { childList: true, subtree: true });
            });
            """;

    private static final String SHOWS_THE_CAMERA = """
            () => {
              const video = documentPictureInPicture.window?.document.querySelector('[data-test=companion] video');
              return video && video.videoWidth > 0 && !video.paused && video.currentTime > 0;
            }""";

    private static final String RULES_TO_BE_SEEN = """
            () => {
              const small = documentPictureInPicture.window.document;
              small.querySelector('summary').click();
              return [...small.querySelectorAll('[data-test=rules] [data-test^=rule-]')]
                .filter((rule) => rule.checkVisibility() && rule.textContent.trim() !== '').length;
            }""";

    private static final String NOTICES = """
            () => {
              const small = documentPictureInPicture.window.document;
              const words = [...small.querySelectorAll('[data-test=notice] span')].map((line) => line.textContent);
              return JSON.stringify({ words, at: window.noticedAt });
            }""";

    /** How many points of the video on top have the colour of a notice; the words stand below the picture. */
    private static final String COLOURED_POINTS = """
            () => {
              const video = document.pictureInPictureElement;
              if (!video || video.readyState < 2) {
                return -1;
              }
              const canvas = document.createElement('canvas');
              canvas.width = video.videoWidth;
              canvas.height = video.videoHeight;
              const context = canvas.getContext('2d');
              context.drawImage(video, 0, 0);
              const { data } = context.getImageData(0, 185, canvas.width, canvas.height - 185);
              let count = 0;
              for (let at = 0; at < data.length; at += 4) {
                count += data[at] > 180 && data[at + 1] > 120 && data[at + 2] < 160 ? 1 : 0;
              }
              return count;
            }""";

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Page exam;

    SmallWindow(ExamWindow exam) {
        this.exam = exam.page();
    }

    /** @param at when it stood there by the browser's clock, epoch milliseconds */
    record Notice(String words, double at) {}

    static void noteNotices(BrowserContext context) {
        context.addInitScript(NOTE_NOTICES);
    }

    void showsTheStudentAndTheRules() {
        Await.until(
                PATIENCE,
                "the small window shows the camera",
                () -> Boolean.TRUE.equals(exam.evaluate(SHOWS_THE_CAMERA)));
        assertThat((int) exam.evaluate(RULES_TO_BE_SEEN))
                .as("rules to be seen in the small window")
                .isPositive();
    }

    List<Notice> notices() {
        JsonObject told =
                JsonParser.parseString((String) exam.evaluate(NOTICES)).getAsJsonObject();
        List<String> words = StreamSupport.stream(told.getAsJsonArray("words").spliterator(), false)
                .map(JsonElement::getAsString)
                .toList()
                .reversed();
        JsonArray at = told.getAsJsonArray("at");
        return IntStream.range(0, words.size())
                .mapToObj(number -> new Notice(words.get(number), at.get(number).getAsDouble()))
                .toList();
    }

    /** The video stands in for the window. */
    void isTheVideo() {
        Await.until(PATIENCE, "the video is on top", () -> colouredPoints() >= 0);
    }

    /** The video on top shows the words of a notice. */
    void theVideoTells() {
        Await.until(PATIENCE, "the video on top shows the notice", () -> colouredPoints() > 50);
    }

    /** Nothing was said yet, so nothing stands below the picture. */
    void theVideoIsSilent() {
        assertThat(colouredPoints()).as("points of a notice").isZero();
    }

    private int colouredPoints() {
        return ((Number) exam.evaluate(COLOURED_POINTS)).intValue();
    }
}
