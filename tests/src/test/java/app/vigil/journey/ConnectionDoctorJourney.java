package app.vigil.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The connection doctor before a healthy LMS and before one with faults, on the screen and on the command line. */
@Tag("beside")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConnectionDoctorJourney {

    @TempDir
    private static Path folder;

    private final Axe axe = new Axe();
    private final Screens screens = new Screens(Path.of("target", "screens"));
    private Programs programs;
    private ExamRoom room;
    private Lms lmsAdministrator;
    private Page operator;

    @BeforeAll
    void start() {
        programs = new Programs(folder);
        room = new ExamRoom(FakeMedia.camera(folder), FakeMedia.microphone(folder));
        CourseSetup setup = new CourseSetup(programs, room);
        setup.connect();
        setup.addExam("Экзамен: пределы и производные", form -> {});
        lmsAdministrator = new Lms(programs.lmsAddress(), room.person("ru-RU")).actAs("admin");
        operator = room.person("ru-RU").newPage();
        operator.navigate(
                programs.operatorCommand("admin-link").lines().toList().getLast());
        operator.locator("main form button").first().click();
    }

    @AfterAll
    void stop() {
        room.close();
        programs.close();
    }

    @Test
    @Order(1)
    @DisplayName("every step is in order, and nothing is left behind")
    void findsNothingWrong() {
        examine();
        for (String step : new String[] {"registration", "key-set", "token", "line-items", "score", "memberships"}) {
            assertThat(step(step)).hasAttribute("data-level", "GOOD");
        }
        screens.take("70-doctor", "ru", operator);
        lmsAdministrator.actAs("teacher").openGradebook();
        assertThat(lmsAdministrator.page().locator("body")).not().containsText("connection check");
        assertThat(axe.violations()).isEmpty();
    }

    @Test
    @Order(2)
    @DisplayName("faults are named with where to mend them")
    void namesFaults() {
        fault("grades-not-permitted");
        fault("clock-ahead");
        examine();
        assertThat(step("key-set")).hasAttribute("data-level", "BAD");
        assertThat(step("key-set")).containsText("спешат");
        assertThat(step("token").locator("[data-finding]")).hasCount(3);
        assertThat(step("score")).hasAttribute("data-level", "BAD");
        assertThat(step("memberships")).hasAttribute("data-level", "GOOD");
        screens.take("71-doctor-faults", "ru", operator);
        fault("grades-not-permitted");
        fault("clock-ahead");
        fault("token-refused");
        examine();
        assertThat(step("token")).containsText("Список заблокированных хостов cURL");
        fault("token-refused");
    }

    @Test
    @Order(3)
    @DisplayName("the command line says the same and tells by its exit status")
    void speaksOnTheCommandLine() {
        assertThat(programs.check()).isEqualTo(0);
        fault("services-down");
        assertThat(programs.check()).isEqualTo(1);
        fault("services-down");
    }

    @Test
    @Order(4)
    @DisplayName("a platform is deleted with everything that hangs on it, at its typed name")
    void deletesThePlatform() {
        operator.navigate(programs.toolAddress() + "/lti/configuration");
        axe.check("connections", operator);
        String name = operator.locator("[data-test=platform] h3").first().innerText();
        operator.locator("[data-test=switch-off]").first().click();
        operator.locator("[data-test=open-delete]").first().click();
        assertThat(operator.locator("[data-test=holdings]")).containsText("1 ");
        axe.check("delete a platform", operator);
        screens.take("72-delete", "ru", operator);
        operator.locator("[data-test=typed-name]").fill(name);
        operator.locator("[data-test=delete-for-ever]").click();
        assertThat(operator.locator("[data-test=platform]")).hasCount(0);
        assertThat(axe.violations()).isEmpty();
    }

    @Test
    @Order(5)
    @DisplayName("the Moodle guide in three languages")
    void guidesThroughMoodle() {
        Page guide = room.person("uk-UA").newPage();
        guide.navigate(programs.toolAddress() + "/guide");
        assertThat(guide.locator("h1")).hasText("Vigil і Moodle");
        axe.check("guide", guide);
        screens.take("73-guide", guide);
        assertThat(axe.violations()).isEmpty();
    }

    private void examine() {
        operator.navigate(programs.toolAddress() + "/lti/configuration");
        operator.locator("[data-test=open-doctor]").first().click();
        assertThat(operator.locator("[data-test=doctor-done]")).isVisible();
        axe.check("doctor", operator);
    }

    private Locator step(String code) {
        return operator.locator("[data-test=doctor-step][data-step=" + code + "]");
    }

    private void fault(String code) {
        lmsAdministrator.actAs("admin").page().navigate(programs.lmsAddress() + "/admin/faults");
        lmsAdministrator.test("fault-" + code).click();
    }
}
