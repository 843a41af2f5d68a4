package app.vigil.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;

/** The protocols that wait for a dean, and the one that is open. */
final class DeansDesk {

    private final Page page;
    private final String tool;

    DeansDesk(Page page, String tool) {
        this.page = page;
        this.tool = tool;
    }

    static Locator entry(Page page, String exam) {
        return page.locator("[data-test=protocol-entry]", new Page.LocatorOptions().setHasText(exam));
    }

    /** All exams that somebody reviewed. */
    Locator exams() {
        page.navigate(tool + "/decisions?lang=ru");
        return page.locator("[data-test=protocol-entry]");
    }

    /** In Russian again: pictures end in another language, and a paper is kept in the one it was registered in. */
    void open(String exam) {
        page.navigate(tool + "/decisions?lang=ru");
        entry(page, exam).locator("[data-test=open-protocol]").click();
        page.locator("[data-test=protocol]").waitFor();
    }

    /** Of the protocol that is open. */
    void show(String group) {
        page.locator("[data-test=group-filter]").selectOption(group);
        page.locator("[data-test=show-group]").click();
    }

    void creditAll() {
        page.locator("[data-test=credit-all]").click();
        page.locator("[data-test=confirm-yes]").click();
        page.waitForLoadState();
    }

    /** In every exam in which something waits and nothing speaks against it. */
    void creditWhatWaits() {
        // What is decided goes down in the list.
        List<String> protocols = exams().locator("[data-test=open-protocol]").all().stream()
                .map(link -> link.getAttribute("href"))
                .toList();
        for (String protocol : protocols) {
            page.navigate(tool + protocol);
            if (page.locator("[data-test=credit-all]").count() > 0) {
                creditAll();
                assertThat(page.locator("[data-test=credit-all]")).hasCount(0);
            }
        }
    }

    void decide(Locator row, String button, String comment) {
        row.locator("textarea").fill(comment);
        row.locator("[data-test=" + button + "]").click();
    }

    /** How many letters told somebody of an exam's protocol. */
    int handedOver(String exam) {
        open(exam);
        page.locator("[data-test=letters]").click();
        return page.locator("[data-kind=protocol]").count();
    }
}
