package app.vigil.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** A person without a mouse: goes from control to control with Tab and sees where the focus is. */
final class Keyboard {

    private static final int PATIENCE = 80;

    private static final String SEEN = """
            element => {
              const style = getComputedStyle(element);
              const box = element.getBoundingClientRect();
              const drawn = style.outlineStyle !== 'none' || style.boxShadow !== 'none';
              return drawn && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
            }
            """;

    private final Page page;

    Keyboard(Page page) {
        this.page = page;
    }

    /** Tabs to a control and presses Enter on it. */
    void press(String test) {
        reach(test);
        page.keyboard().press("Enter");
    }

    /** Tabs to a box and ticks it. */
    void tick(String test) {
        Locator box = reach(test);
        page.keyboard().press("Space");
        assertThat(box).isChecked();
    }

    /** Tabs to a field and writes into it. */
    void write(String test, String words) {
        reach(test);
        page.keyboard().type(words);
    }

    /** Tabs into a group of choices and goes down to one of them. */
    void choose(String first, String wanted, int stepsDown) {
        reach(first);
        page.keyboard().press("Space");
        for (int step = 0; step < stepsDown; step++) {
            page.keyboard().press("ArrowDown");
        }
        assertThat(control(wanted)).isChecked();
    }

    private Locator reach(String test) {
        Locator wanted = control(test);
        wanted.waitFor();
        for (int presses = 0; presses < PATIENCE; presses++) {
            if ((boolean) wanted.evaluate("element => element === document.activeElement")) {
                assertThat((boolean) wanted.evaluate(SEEN))
                        .as("%s has the focus and shows it", test)
                        .isTrue();
                return wanted;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError(test + " is not reached by Tab");
    }

    private Locator control(String test) {
        return page.locator("[data-test=\"" + test + "\"]").first();
    }
}
