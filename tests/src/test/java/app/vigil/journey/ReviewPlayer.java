package app.vigil.journey;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Page;
import java.util.List;

/** The player of a recording as a proctor uses it, with what can be measured in its page. */
final class ReviewPlayer {

    /** One sample every tenth of a second once both pictures have moved for a second without a stop. */
    private static final String WATCH = """
            (count) => new Promise((resolve) => {
              const samples = [];
              const main = document.querySelector('#review');
              const [camera, screen] = ['camera', 'screen'].map((name) =>
                document.querySelector(`[data-test=video-${name}]`));
              let rounds = 0;
              let steady = 0;
              const timer = setInterval(() => {
                const moving = ![camera, screen].some((video) =>
                  video.paused || video.seeking || video.readyState < 3);
                steady = moving ? steady + 1 : 0;
                if (steady > 10) {
                  const apart = Math.abs(camera.currentTime - screen.currentTime) * 1000;
                  samples.push({ apart, delay: Date.now() - Number(main.dataset.clock) });
                }
                if (++rounds >= count) {
                  clearInterval(timer);
                  resolve(JSON.stringify(samples));
                }
              }, 100);
            })""";

    /** Presses a mark, or the time line where there is none, and waits until both pictures are there. */
    private static final String JUMP = """
            async ([mark, share]) => {
              const videos = ['camera', 'screen'].map((name) => document.querySelector(`[data-test=video-${name}]`));
              const shown = videos.map((video) =>
                new Promise((resolve) => video.addEventListener('seeked', resolve, { once: true })));
              const late = new Promise((_, reject) =>
                setTimeout(() => reject(new Error('no pictures within 20 s')), 20_000));
              const slider = document.querySelector('[data-test=timeline]');
              const box = slider.getBoundingClientRect();
              slider.setPointerCapture = () => {};
              const begun = performance.now();
              if (mark > 0) {
                document.querySelector(`[data-test=seek-to-mark-${mark}]`).click();
              } else {
                slider.dispatchEvent(new PointerEvent('pointerdown', {
                  bubbles: true, pointerId: 1, clientX: box.left + share * box.width,
                }));
              }
              await Promise.race([Promise.all(shown), late]);
              const ms = performance.now() - begun;
              return JSON.stringify({ ms, apart: Math.abs(videos[0].currentTime - videos[1].currentTime) * 1000 });
            }""";

    private final Page page;

    private ReviewPlayer(Page page) {
        this.page = page;
    }

    /** @param apart milliseconds between the two pictures; {@code delay} behind the wall clock */
    record Sample(double apart, double delay) {}

    /** @param ms until both pictures were shown */
    record Sought(double ms, double apart) {}

    /** Opens the recording of a sitting in a window of a proctor and waits for the first picture. */
    static ReviewPlayer open(Page window, String tool, String sitting) {
        window.navigate(tool + "/review/" + sitting);
        return opened(window);
    }

    /** In a window that is on its way to a recording already. */
    static ReviewPlayer opened(Page window) {
        window.locator("[data-first-frame=true]").waitFor();
        return new ReviewPlayer(window);
    }

    Page page() {
        return page;
    }

    void goLive() {
        page.locator("[data-test=live]").click();
    }

    List<Sample> watch(int tenthsOfASecond) {
        return JsonParser.parseString((String) page.evaluate(WATCH, tenthsOfASecond)).getAsJsonArray().asList().stream()
                .map(sample -> sample.getAsJsonObject())
                .map(sample -> new Sample(number(sample, "apart"), number(sample, "delay")))
                .toList();
    }

    /** @param share of the whole recording */
    Sought seek(double share) {
        return jump(0, share);
    }

    /** @param number as it stands in the list, from 1 */
    Sought seekMark(int number) {
        return jump(number, 0);
    }

    private Sought jump(int mark, double share) {
        JsonObject sought = JsonParser.parseString((String) page.evaluate(JUMP, List.of(mark, share)))
                .getAsJsonObject();
        return new Sought(number(sought, "ms"), number(sought, "apart"));
    }

    JsonObject index(String sitting) {
        return read("/api/recordings/" + sitting);
    }

    /** The strips of the contact sheet. */
    List<JsonObject> stills(String sitting) {
        return read("/api/recordings/" + sitting + "/stills").getAsJsonArray("stills").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .toList();
    }

    /** What a reviewer judges. */
    JsonObject review(String sitting) {
        return read("/api/reviews/" + sitting);
    }

    private JsonObject read(String address) {
        return JsonParser.parseString(
                        (String) page.evaluate("address => fetch(address).then((answer) => answer.text())", address))
                .getAsJsonObject();
    }

    private static double number(JsonObject object, String name) {
        return object.get(name).getAsDouble();
    }
}
