package app.vigil.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;

/** What a page looks like to people who need it larger or calmer. */
final class Layout {

    private static final int NOTEBOOK_WIDTH = 1366;
    private static final int NOTEBOOK_HEIGHT = 768;

    private static final String TOO_WIDE = """
            () => document.documentElement.scrollWidth <= document.documentElement.clientWidth ? [] :
              [...document.querySelectorAll('body *')]
                .filter(each => each.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
                .map(each => each.tagName.toLowerCase() + '.' + each.className)
            """;

    private static final String MOVING = """
            () => [...document.querySelectorAll('*')].filter(each => {
              const style = getComputedStyle(each);
              const longest = (list) => Math.max(...list.split(',').map(parseFloat));
              return longest(style.transitionDuration) > 0.001 || longest(style.animationDuration) > 0.001;
            }).map(each => each.tagName.toLowerCase() + '.' + each.className)
            """;

    private Layout() {}

    /** A zoom of 200 % leaves half the pixels each way; nothing may need sideways scrolling (WCAG 1.4.10). */
    static void fitsAtDoubleSize(String screen, Page page) {
        page.setViewportSize(NOTEBOOK_WIDTH / 2, NOTEBOOK_HEIGHT / 2);
        fits(screen, page.mainFrame());
        page.setViewportSize(NOTEBOOK_WIDTH, NOTEBOOK_HEIGHT);
    }

    static void fits(String screen, Frame frame) {
        assertThat((List<?>) frame.evaluate(TOO_WIDE))
                .as("%s needs no sideways scrolling", screen)
                .isEmpty();
    }

    /** Nobody who asked for less motion sees any (WCAG 2.3.3). */
    static void isCalm(String screen, Page page) {
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        assertThat((List<?>) page.evaluate(MOVING))
                .as("%s does not move", screen)
                .isEmpty();
        page.emulateMedia(new Page.EmulateMediaOptions()
                .setReducedMotion(ReducedMotion.NO_PREFERENCE)
                .setMedia(Media.SCREEN));
    }
}
