package app.vigil.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.List;
import java.util.function.Consumer;

/** What an administrator and a teacher do once before anybody can sit an exam. */
final class CourseSetup {

    /** Rules that a test pattern before the camera would break; a journey with a person before it switches them on. */
    private static final List<String> WITH_A_FACE =
            List.of("absence_in_frame", "human_assistant", "wrong_gaze_direction", "books", "gadgets");

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
        addWithoutStaff(title, settings);
        Page window = teacher.openWindow(teacher.openActivity());
        exam = window.url().replaceAll("[?#].*", "").replaceAll(".*/", "");
        window.locator("[data-test=refresh-members]").click();
        appoint(window, "Кузнецов", "proctor");
        appoint(window, "Волкова", "decision-maker");
        return window;
    }

    /** Adds an exam by deep linking, which nobody is to review. */
    void addWithoutStaff(String title, Consumer<FrameLocator> settings) {
        FrameLocator form = teacher.actAs("teacher").addTool();
        form.locator("[data-test=title]").fill(title);
        form.locator("[data-test=quiz-address]").fill(teacher.quizAddress());
        WITH_A_FACE.forEach(rule -> turn(controlled(form, rule), false));
        settings.accept(form);
        // By the Enter key: the preview may still come and move the button away from beneath a click.
        form.locator("[data-test=title]").press("Enter");
        teacher.page().waitForURL("**/course/view.php*");
    }

    /** The switch that has a rule controlled automatically. */
    static Locator controlled(FrameLocator form, String rule) {
        return form.locator("[name='rule." + rule + ".controlled']");
    }

    /** Has controlled what the profile presets, although a test pattern before the camera breaks it. */
    static void controlAsPreset(FrameLocator form) {
        WITH_A_FACE.forEach(rule -> turn(controlled(form, rule), true));
    }

    /** Has every rule controlled automatically, or none. */
    static void controlEverything(FrameLocator form, boolean wanted) {
        form.locator("[name^='rule.'][name$='.controlled']").all().forEach(rule -> turn(rule, wanted));
    }

    /** By the key: what the preview brings may move a switch away from beneath a click. */
    static void turn(Locator control, boolean on) {
        if (control.isChecked() != on) {
            control.press("Space");
        }
        assertThat(control).isChecked(new LocatorAssertions.IsCheckedOptions().setChecked(on));
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
