package app.vigil.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** The demo LMS in the browser of one person. */
final class Lms {

    /** The Russian course of the demo and the quiz in it. */
    static final String COURSE = "2";

    static final String QUIZ = "11";

    private final String address;
    private final BrowserContext context;
    private final Page page;
    private String course = COURSE;

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

    /** Goes to another course than the Russian one. */
    Lms in(String other) {
        course = other;
        return this;
    }

    /** Changes the language of the page, and of the launches from it. */
    Lms speak(String language) {
        test("language-" + language).click();
        return this;
    }

    /** Registers the tool by dynamic registration in the LMS's frame and activates it. */
    void connectTool() {
        page.navigate(address + "/admin/tools");
        test("register").click();
        page.frameLocator("#registration-frame")
                .locator("[data-test=confirm-registration]")
                .click();
        page.waitForURL("**/admin/tools");
        if (test("activate-1").count() > 0) {
            // The lenient profile takes a tool that registered itself at once.
            test("activate-1").click();
        }
        assertThat(test("tool-1")).containsText("localhost");
    }

    /** Lets the registered tools show pages of the LMS in a frame; everybody comes in anew afterwards. */
    void allowFrameEmbedding() {
        page.navigate(address + "/admin/head");
        test("allow-framing").check();
        test("save").click();
        assertThat(test("allow-framing")).isChecked();
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
        page.navigate(address + "/course/view.php?id=" + course);
    }

    /** Opens the proctoring activity and returns its frame. */
    FrameLocator openActivity() {
        openCourse();
        page.locator("a[data-test^=activity-][href*='/mod/lti/']").first().click();
        return page.frameLocator("#tool-frame");
    }

    /** The activity that was added last. */
    FrameLocator openLatestActivity() {
        openCourse();
        page.locator("a[data-test^=activity-][href*='/mod/lti/']").last().click();
        return page.frameLocator("#tool-frame");
    }

    /** The activity of this title. */
    FrameLocator openActivity(String title) {
        openCourse();
        page.locator("a[data-test^=activity-][href*='/mod/lti/']")
                .filter(new Locator.FilterOptions().setHasText(title))
                .click();
        return page.frameLocator("#tool-frame");
    }

    /** From the card in the frame into the tool's own window. */
    Page openWindow(FrameLocator frame) {
        return opened(frame.locator("[data-test=open-window]").first());
    }

    /** From the card of a sitting that is over to what became of it. */
    Page openResult(FrameLocator card) {
        return opened(card.locator("[data-test=result] [data-test=open-window]"));
    }

    /** Signed in: whoever goes on to another page before has no session yet. */
    private Page opened(Locator link) {
        Page window = context.waitForPage(link::click);
        window.waitForURL(address -> address.startsWith("http"));
        return window;
    }

    String quizAddress() {
        return address + "/mod/quiz/view.php?id=" + QUIZ;
    }

    /** Lets the quiz open only with this share of the admission item. */
    void restrictQuiz(int percent) {
        page.navigate(address + "/mod/quiz/edit.php?id=" + QUIZ);
        Locator item = test("restriction-item");
        Locator option = item.locator("option", new Locator.LocatorOptions().setHasText("рокторинг"));
        item.selectOption(option.first().getAttribute("value"));
        test("restriction-percent").fill(Integer.toString(percent));
        test("save").click();
    }

    void openQuiz() {
        page.navigate(quizAddress());
    }

    /** The line of somebody's only attempt, as a teacher finds it. */
    Locator attemptOf(String username) {
        openQuiz();
        return page.locator("[data-test^=attempt-][data-username=" + username + "]");
    }

    /** Lets the activity whose title contains this proctor the quiz (LTI Proctoring Services; lenient profile). */
    void proctorQuiz(String title) {
        page.navigate(address + "/mod/quiz/edit.php?id=" + QUIZ);
        Locator proctor = test("proctored-by");
        Locator option = proctor.locator("option", new Locator.LocatorOptions().setHasText(title));
        proctor.selectOption(option.first().getAttribute("value"));
        test("save").click();
    }

    /** Keeps an item out of the course total. */
    void exclude(String tag) {
        openGradebook();
        Locator toggle = test("exclude-" + tag);
        if (!"true".equals(toggle.getAttribute("data-excluded"))) {
            toggle.click();
        }
    }

    /** Answers all five questions and submits; begins on the quiz's first page in its own tab. */
    static void answerAll(Page quiz) {
        answerAll(quiz::locator);
    }

    /** The same in the frame of the exam window. */
    static void answerAll(FrameLocator quiz) {
        answerAll(quiz::locator);
    }

    private static void answerAll(Function<String, Locator> quiz) {
        for (int question = 1; question <= 5; question++) {
            quiz.apply("[data-test=question-text][data-page=\"" + (question - 1) + "\"]")
                    .waitFor();
            Locator text = quiz.apply("[data-test=answer-text]");
            if (text.count() > 0) {
                text.fill("1");
            } else {
                quiz.apply("[data-test=answer-1]").check();
            }
            quiz.apply(question < 5 ? "[data-test=next]" : "[data-test=finish]").click();
        }
        quiz.apply("[data-test=submit-all]").click();
    }

    void openGradebook() {
        page.navigate(address + "/grade/report.php?id=" + course);
    }

    /** Opens somebody's submission in the tool, from the column of the gradebook that offers it. */
    void openSubmission(String username, String tag) {
        Await.until(Duration.ofSeconds(60), "the column " + tag + " offers a review", () -> {
            openGradebook();
            return test("review-" + username + "-" + tag).count() == 1;
        });
        test("review-" + username + "-" + tag).click();
    }

    /** Enters a grade by hand, as a teacher may. */
    void changeGrade(String username, String tag, String points) {
        openGradebook();
        test("edit-grade-" + username + "-" + tag).click();
        test("edit-score").fill(points);
        test("save").click();
    }

    String grade(String username, String tag) {
        openGradebook();
        return test("grade-" + username + "-" + tag).innerText().strip();
    }

    String total(String username) {
        openGradebook();
        return test("total-" + username).innerText().strip();
    }

    /** Reloads the gradebook until a score is this one; 100 is not 0. */
    void awaitGrade(String username, String tag, String points) {
        Await.until(
                Duration.ofSeconds(100),
                "the " + tag + " score of " + username + " is " + points,
                () -> grade(username, tag).equals(points));
    }

    /** The same for the verification item of one exam; a course with many exams has as many of them. */
    void awaitVerified(String exam, String username, String points) {
        Await.until(Duration.ofSeconds(60), exam + " of " + username + " is " + points, () -> {
            openGradebook();
            Object shown = page.evaluate("""
                    ([exam, username]) => {
                      const head = [...document.querySelectorAll('th[data-test=item-verification]')]
                        .find((item) => item.textContent.includes(exam));
                      const cell = document.querySelector(`[data-test^="grade-${username}-"]`);
                      return head && cell ? cell.closest('tr').cells[head.cellIndex].querySelector('b').textContent : null;
                    }""", List.of(exam, username));
            return points.equals(shown);
        });
    }

    /** Reloads the gradebook until a cell says something; comments arrive when they arrive. */
    void awaitCell(String cell, String text) {
        Await.until(Duration.ofSeconds(100), cell + " says " + text, () -> {
            openGradebook();
            return test(cell).innerText().contains(text);
        });
    }

    Locator test(String name) {
        return page.locator("[data-test=\"" + name + "\"]");
    }
}
