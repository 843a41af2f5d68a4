package app.vigil.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.journey.RecordedGroup.Planted;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long a proctor who hurries has a recording of an hour and a half open: from opening to a complete verdict by keys,
 * with every mark watched at its own pace, as the institution demands. Then the first picture and the way to each mark,
 * beside the same pictures as plain files over nginx in the same browser.
 */
@Tag("long")
class ReviewSpeedJourney {

    private static final int MINUTES = Integer.getInteger("vigil.review-minutes", 90);
    private static final int MARKS = 12;
    private static final int OPENINGS = 5;
    private static final double PATIENCE = 600_000;

    private final Screens screens = new Screens(Path.of("target", "screens"));

    @TempDir
    private Path folder;

    @Test
    @DisplayName("R2-012 R2-034 ninety minutes with twelve marks are judged in six, each mark found in half a second")
    void isQuick() throws Exception {
        Path plain = Files.createDirectories(folder.resolve("plain"));
        LongRecording recording = new LongRecording(plain, MINUTES);
        recording.make("camera", "testsrc2=s=640x480", 15, 250);
        recording.make("screen", "testsrc=s=1280x720", 5, 150);
        List<Planted> marks = planted(recording.milliseconds());
        List<String> settings =
                List.of("--vigil.evidence.seal-grace=0s", "--vigil.profiles.default.review.watch=marks");
        try (RecordedGroup group = new RecordedGroup(folder, recording, settings)) {
            group.sit(1, marks);
            Page page = group.proctor("ru-RU");
            review(group, page);
            try (PlainVideos videos = new PlainVideos(plain)) {
                compare(group, page, videos, marks, recording.milliseconds());
            }
            picture(group, page);
        }
    }

    /** Spread over the sitting, each between eight and twenty seconds long. */
    private static List<Planted> planted(long length) {
        return IntStream.range(0, MARKS)
                .mapToObj(number -> {
                    long from = length * (number + 1) / (MARKS + 1) + 1234L * number;
                    return new Planted(from, from + 8000 + 1000L * number);
                })
                .toList();
    }

    private static void review(RecordedGroup group, Page page) {
        long begun = System.nanoTime();
        page.navigate(group.address() + "/review/" + group.sitting(0));
        page.locator("[data-first-frame=true]").waitFor();
        page.keyboard().press("c");
        test(page, "compare-same").waitFor();
        page.keyboard().press("Enter");
        page.keyboard().press("s");
        page.keyboard().press("Space");
        page.locator("[data-left='0']").waitFor(new Locator.WaitForOptions().setTimeout(PATIENCE));
        for (int mark = 1; mark <= MARKS; mark++) {
            page.keyboard().press("n");
            page.keyboard().press(mark % 4 == 0 ? "1" : "2");
            assertThat(test(page, "mark-" + mark))
                    .hasAttribute("data-verdict", mark % 4 == 0 ? "confirmed" : "dismissed");
        }
        page.keyboard().press("g");
        page.keyboard().press("Space");
        page.keyboard().press("Control+Enter");
        assertThat(test(page, "status-onward")).isFocused();
        Duration taken = Duration.ofNanos(System.nanoTime() - begun);
        System.out.printf("%d minutes with %d marks: opened to verdict %d s%n", MINUTES, MARKS, taken.toSeconds());
        assertThat(taken).isLessThanOrEqualTo(Duration.ofMinutes(6));
    }

    private static void compare(RecordedGroup group, Page page, PlainVideos videos, List<Planted> marks, long length) {
        Page theirs = page.context().newPage();
        List<Double> firstOurs = new ArrayList<>();
        List<Double> firstTheirs = new ArrayList<>();
        for (int round = 0; round < OPENINGS; round++) {
            // A page behind another shows one picture a second.
            page.bringToFront();
            long begun = System.nanoTime();
            ReviewPlayer.open(page, group.address(), group.sitting(0));
            firstOurs.add((System.nanoTime() - begun) / 1e6);
            theirs.bringToFront();
            firstTheirs.add(videos.open(theirs));
        }
        page.bringToFront();
        ReviewPlayer player = ReviewPlayer.open(page, group.address(), group.sitting(0));
        List<Double> seekOurs = new ArrayList<>();
        List<Double> seekTheirs = new ArrayList<>();
        for (int mark = 1; mark <= MARKS; mark++) {
            page.bringToFront();
            seekOurs.add(player.seekMark(mark).ms());
            theirs.bringToFront();
            seekTheirs.add(videos.seek(theirs, (double) marks.get(mark - 1).from() / length));
        }
        print("first picture, ms", firstOurs, firstTheirs);
        print("to a mark, ms", seekOurs, seekTheirs);
        assertThat(median(firstOurs)).isLessThanOrEqualTo(1500);
        assertThat(median(seekOurs)).isLessThanOrEqualTo(500);
    }

    /** The player and its panels, for people to look at. */
    private void picture(RecordedGroup group, Page page) {
        for (String language : Screens.LANGUAGES) {
            page.navigate(group.address() + "/review/" + group.sitting(0) + "?lang=" + language);
            page.locator("[data-first-frame=true]").waitFor();
            screens.takeWindow("E0-player-window", language, page);
            screens.take("E1-player", language, page);
            page.keyboard().press("v");
            screens.takeWindow("E2-player-corner", language, page);
            page.keyboard().press("v");
            for (String[] panel :
                    new String[][] {{"?", "keys-dialog"}, {"c", "compare-dialog"}, {"3", "edit-dialog"}}) {
                page.keyboard().press("n");
                page.keyboard().press(panel[0]);
                test(page, panel[1]).waitFor();
                screens.takeWindow("E3-" + panel[1], language, page);
                page.keyboard().press("Escape");
                assertThat(test(page, panel[1])).not().isVisible();
            }
        }
        screens.take("E5-own-result", group.result(0));
        page.navigate(group.address() + "/review?lang=ru");
        page.locator("#exam").selectOption(new SelectOption().setIndex(1));
        test(page, "apply-filter").click();
        test(page, "open-workload").click();
        screens.take("E4-workload", page);
    }

    private static void print(String what, List<Double> ours, List<Double> theirs) {
        System.out.printf(
                "%s: Vigil median %.0f, plain MP4 over nginx %.0f, ratio %.2f%n",
                what, median(ours), median(theirs), median(ours) / median(theirs));
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static Locator test(Page page, String name) {
        return page.locator("[data-test=\"" + name + "\"]");
    }
}
