package app.vigil.demo.season;

import java.util.Map;
import org.jsoup.nodes.Element;

/** Whoever came by the one-time link of the command line, and appoints people. */
final class Operator {

    private static final String ORDER = "17-од";
    private static final String DAY = "2026-11-02";

    private final Visitor browser = new Visitor("ru");

    Operator(String link, Campus.Addresses addresses) {
        browser.open(link).submit("form:has([data-test=operator-enter])", Map.of());
        browser.open(addresses.tool() + "/admin");
        Element institution =
                browser.page().select("[data-test=institution-people]").last();
        if (institution == null) {
            throw new IllegalStateException("no institution is connected");
        }
        browser.open(institution.absUrl("href"));
    }

    /** Appoints somebody whom the tool knows, for the whole institution. */
    void appoint(String family, String duty) {
        appoint(browser, family, duty);
    }

    /** Fills in the order on the page that is shown: an institution's, or an exam's. */
    static void appoint(Visitor browser, String family, String duty) {
        Element person = browser.page().selectFirst("[data-test=appointment-person] option:contains(" + family + ")");
        if (person == null) {
            throw new IllegalStateException(family + " was never here");
        }
        browser.submit(
                "form:has([data-test=appointment-submit])",
                Map.of("person", person.attr("value"), "duty", duty, "orderNumber", ORDER, "orderDate", DAY));
    }
}
