package app.vigil.demo.season;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;

/** The demo LMS and the tool beside it, as one person uses them. */
final class Campus {

    private final Addresses addresses;
    private final String name;
    private final Visitor browser;

    private Campus(Addresses addresses, String name, Visitor browser) {
        this.addresses = addresses;
        this.name = name;
        this.browser = browser;
    }

    /** Where the two programs are. */
    record Addresses(String lms, String tool) {}

    static Campus as(String username, String language, Addresses addresses) {
        Visitor browser = new Visitor(language);
        browser.post(addresses.lms() + "/act-as", Map.of("username", username));
        return new Campus(addresses, browser.page().select("[data-test=me] b").text(), browser);
    }

    /** As the LMS names the person. */
    String name() {
        return name;
    }

    Visitor browser() {
        return browser;
    }

    String tool(String path) {
        return addresses.tool() + path;
    }

    private String lms(String path) {
        return addresses.lms() + path;
    }

    /** Connects the tool by dynamic registration and activates it, unless that was done. */
    void connectTool() {
        browser.open(lms("/admin/tools"));
        if (browser.page().selectFirst("[data-test=tool-1]") == null) {
            browser.submit("form:has([data-test=register])", Map.of());
            Element frame = browser.page().selectFirst("#registration-frame");
            if (frame == null) {
                throw new IllegalStateException(
                        "no registration: " + browser.page().text());
            }
            browser.open(frame.absUrl("src")).submit("form:has([data-test=confirm-registration])", Map.of());
        }
        browser.open(lms("/admin/tools"));
        if (browser.page().selectFirst("[data-test=activate-1]") != null) {
            browser.submit("form:has([data-test=activate-1])", Map.of());
        }
    }

    /** Whether a course has an activity of the tool. */
    boolean hasActivity(String course) {
        return !activities(course).isEmpty();
    }

    private List<String> activities(String course) {
        browser.open(lms("/course/view.php?id=" + course));
        return browser.page().select("[data-kind=tool]").eachAttr("data-test").stream()
                .map(name -> name.substring(name.indexOf('-') + 1))
                .toList();
    }

    /** Adds an exam about a quiz by deep linking and lets the quiz open by the admission only; returns the activity. */
    String addExam(Plan.Exam exam) {
        browser.open(lms("/mod/lti/contentitem_launch.php?course=" + exam.course() + "&id=1"))
                .passOn()
                .submit("[data-test=exam-form]", form(exam))
                .passOn();
        String activity = activities(exam.course()).getLast();
        browser.open(lms("/mod/quiz/edit.php?id=" + exam.quiz()));
        Element gate = browser.page()
                .select("[data-test=restriction-item] option[data-tag=admission]")
                .last();
        if (gate == null) {
            throw new IllegalStateException(
                    "no admission item: " + browser.page().text());
        }
        browser.submit("form:has([data-test=save])", Map.of("item", gate.attr("value"), "percent", "100"));
        return activity;
    }

    private Map<String, String> form(Plan.Exam exam) {
        Map<String, String> fields = new HashMap<>(Map.of(
                "title", exam.title(),
                "kind", exam.kind(),
                "quizAddress", lms("/mod/quiz/view.php?id=" + exam.quiz()),
                "action", "create"));
        if (exam.teacherChecked()) {
            fields.put("teacherChecked", "on");
        }
        return fields;
    }

    /** Launches an activity and goes through the first way that the card offers. */
    Campus enter(String activity) {
        browser.open(lms("/mod/lti/launch.php?id=" + activity)).passOn().submit("form[action$=/enter]", Map.of());
        return this;
    }

    /** Appoints somebody of the course for the exam whose page is shown. */
    void appoint(String family, String duty) {
        Operator.appoint(browser, family, duty);
    }

    /** Where the last window led. */
    URI window() {
        return browser.address();
    }

    /** Answers the quiz, so many questions of it right, and hands it in. */
    void sitQuiz(Plan.Exam exam, int right) {
        browser.post(lms("/mod/quiz/startattempt.php"), Map.of("cmid", exam.quiz()));
        List<String> answers = exam.answers();
        for (int at = 0; at < answers.size(); at++) {
            browser.submit("#responseform", Map.of("answer", at < right ? answers.get(at) : "0", "go", "NEXT"));
        }
        browser.submit("#responseform", Map.of("go", "FINISH"));
    }

    /** The gradebook as the LMS exports it. */
    String exportedGradebook(String course) {
        return browser.open(lms("/course/view.php?id=" + course)).read("/grade/export/txt/export.php?id=" + course);
    }
}
