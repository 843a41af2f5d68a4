package app.vigil.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** The demo LMS in the browser of one person. */
final class Lms {

    /** The Russian course of the demo and the quiz in it. */
    static final String COURSE = "2";

    static final String QUIZ = "11";

    private final String address;
    private final BrowserContext context;
    private final Page page;

    Lms(String address, BrowserContext context) {
        this.address = address;
        this.context = context;
        this.page = context.newPage();
    }

    Page page() {
        return page;
    }

    /** Comes in as one of the demo's people. */
    Lms actAs(String username) {
        page.navigate(address + "/");
        test("act-as-" + username).click();
        assertThat(test("me")).hasAttribute("data-username", username);
        return this;
    }

    /** Registers the tool by dynamic registration and activates it. */
    void connectTool() {
        page.navigate(address + "/admin/tools");
        test("register").click();
        FrameLocator frame = page.frameLocator("#registration-frame");
        frame.locator("[data-test=registration-confirm]").click();
        test("activate-1").click();
        assertThat(page.locator("[data-test=tool-1]")).containsText("localhost");
    }

    /** Opens the tool's deep linking form in its frame. */
    FrameLocator addTool() {
        openCourse();
        if (test("editing-on").count() > 0) {
            test("editing-on").click();
        }
        test("add-tool-1").click();
        return page.frameLocator("#tool-frame");
    }

    void openCourse() {
        page.navigate(address + "/course/view.php?id=" + COURSE);
    }

    /** Opens the proctoring activity and returns its frame. */
    FrameLocator openActivity() {
        openCourse();
        page.locator("a[data-test^=activity-][href*='/mod/lti/']").first().click();
        return page.frameLocator("#tool-frame");
    }

    /** From the card in the frame into the tool's own window. */
    Page openWindow(FrameLocator frame) {
        return context.waitForPage(() -> frame.locator("[data-test=open-window]").first().click());
    }

    String quizAddress() {
        return address + "/mod/quiz/view.php?id=" + QUIZ;
    }

    /** Lets the quiz open only with this share of the admission item. */
    void restrictQuiz(int percent) {
        page.navigate(address + "/mod/quiz/edit.php?id=" + QUIZ);
        Locator item = test("restriction-item");
        item.selectOption(item.locator("option", new Locator.LocatorOptions().setHasText("Прокторинг"))
                .first()
                .getAttribute("value"));
        test("restriction-percent").fill(Integer.toString(percent));
        test("save").click();
    }

    void openGradebook() {
        page.navigate(address + "/grade/report.php?id=" + COURSE);
    }

    String grade(String username, String tag) {
        openGradebook();
        return test("grade-" + username + "-" + tag).innerText().strip();
    }

    String feedback(String username, String tag) {
        openGradebook();
        return test("feedback-" + username + "-" + tag).innerText().strip();
    }

    Locator test(String name) {
        return page.locator("[data-test=\"" + name + "\"]");
    }
}
