package app.vigil.journey;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** Sends forms whose answer is a whole page. */
final class Forms {

    private Forms() {}

    /** Presses the button and waits for the page that answers: who loads anew earlier calls the request back. */
    static void submit(Locator button) {
        Page page = button.page();
        page.evaluate("() => { window.answered = false }");
        button.click();
        page.waitForFunction("() => window.answered === undefined");
    }
}
