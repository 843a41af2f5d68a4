package app.vigil.journey;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Page;
import java.util.List;

/** The player of a recording as a proctor uses it, with what can be measured in its page. */
final class ReviewPlayer {

    /** One sample every tenth of a second while both pictures move. */
    private static final String WATCH = """
            (count) => new Promise((resolve) => {
              const samples = [];
              const main = document.querySelector('#review');
              const [camera, screen] = ['camera', 'screen'].map((name) =>
                document.querySelector(`[data-test=video-${name}]`));
              let rounds = 0;
              const timer = setInterval(() => {
                if (![camera, screen].some((video) => video.paused || video.seeking || video.readyState < 3)) {
                  const apart = Math.abs(camera.currentTime - screen.currentTime) * 1000;
                  samples.push({ apart, delay: Date.now() - Number(main.dataset.clock) });
                }
                if (++rounds >= count) {
                  clearInterval(timer);
                  resolve(JSON.stringify(samples));
                }
              }, 100);
            })""";

    private static final String SEEK = """
            async (share) => {
              const slider = document.querySelector('[data-test=timeline]');
              const box = slider.getBoundingClientRect();
              slider.setPointerCapture = () => {};
              const videos = ['camera', 'screen'].map((name) => document.querySelector(`[data-test=video-${name}]`));
              const shown = videos.map((video) =>
                new Promise((resolve) => video.addEventListener('seeked', resolve, { once: true })));
              const begun = performance.now();
              slider.dispatchEvent(new PointerEvent('pointerdown', {
                bubbles: true, pointerId: 1, clientX: box.left + share * box.width,
              }));
              await Promise.all(shown);
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
        JsonObject sought =
                JsonParser.parseString((String) page.evaluate(SEEK, share)).getAsJsonObject();
        return new Sought(number(sought, "ms"), number(sought, "apart"));
    }

    JsonObject index(String sitting) {
        return JsonParser.parseString((String)
                        page.evaluate("id => fetch('/api/recordings/' + id).then((answer) => answer.text())", sitting))
                .getAsJsonObject();
    }

    private static double number(JsonObject object, String name) {
        return object.get(name).getAsDouble();
    }
}
