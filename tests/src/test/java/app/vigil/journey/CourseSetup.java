package app.vigil.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.function.Consumer;

/** What an administrator and a teacher do once before anybody can sit an exam. */
final class CourseSetup {

    private final Programs programs;
    private final ExamRoom room;
    private final Lms teacher;
    private String exam = "";

    CourseSetup(Programs programs, ExamRoom room) {
        this.programs = programs;
        this.room = room;
        this.teacher = new Lms(programs.lmsAddress(), room.person("ru-RU"));
    }

    /** Id of the exam added last. */
    String examId() {
        return exam;
    }

    Lms teacher() {
        return teacher;
    }

    /** Connects tool and LMS by dynamic registration. */
    void connect() {
        new Lms(programs.lmsAddress(), room.person("ru-RU")).actAs("admin").connectTool();
    }

    /** Adds an exam by deep linking, appoints its proctor and decision maker and returns the window of its settings. */
    Page addExam(String title, Consumer<FrameLocator> settings) {
        FrameLocator form = teacher.actAs("teacher").addTool();
        form.locator("[data-test=title]").fill(title);
        form.locator("[data-test=quiz-address]").fill(teacher.quizAddress());
        settings.accept(form);
        form.locator("[data-test=create]").click();
        teacher.page().waitForURL("**/course/view.php*");
        Page window = teacher.openWindow(teacher.openActivity());
        exam = window.url().replaceAll("[?#].*", "").replaceAll(".*/", "");
        window.locator("[data-test=refresh-members]").click();
        appoint(window, "Кузнецов", "proctor");
        appoint(window, "Волкова", "decision-maker");
        return window;
    }

    /** The operator's window, entered by the one-time link of the command line. */
    Page operator() {
        Page operator = room.person("ru-RU").newPage();
        operator.navigate(
                programs.operatorCommand("admin-link").lines().toList().getLast());
        operator.locator("[data-test=operator-enter]").click();
        return operator;
    }

    /** Lets the dean, who is known from the first launch on, keep the records of the institution. */
    void appointRecordsKeeper(Page operator) {
        Lms keeper = new Lms(programs.lmsAddress(), room.person("ru-RU")).actAs("dean");
        keeper.openActivity().locator("[data-test=open-window]").first().waitFor();
        operator.navigate(programs.toolAddress() + "/admin");
        operator.locator("[data-test=institution-people]").click();
        appoint(operator, "Волкова", "records-keeper");
    }

    static void appoint(Page settings, String family, String duty) {
        Locator person = settings.locator("[data-test=appointment-person]");
        Locator option = person.locator("option", new Locator.LocatorOptions().setHasText(family));
        option.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        person.selectOption(option.getAttribute("value"));
        settings.locator("[data-test=appointment-duty]").selectOption(duty);
        settings.locator("[data-test=appointment-order-number]").fill("17-од");
        settings.locator("[data-test=appointment-order-date]").fill("2026-11-10");
        settings.locator("[data-test=appointment-submit]").click();
        assertThat(settings.locator("[data-test=appointments]")).containsText(family);
    }
}
