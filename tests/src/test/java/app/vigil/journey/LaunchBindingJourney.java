package app.vigil.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchPersistentContextOptions;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

/** How a launch in a frame of another site stays tied to its browser, whatever that browser does to cookies. */
@Tag("beside")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LaunchBindingJourney {

    @TempDir
    private static Path folder;

    private Programs programs;
    private Playwright playwright;
    private final List<BrowserContext> browsers = new ArrayList<>();
    private Lms admin;
    private Lms withoutCookies;

    @BeforeAll
    void start() throws IOException {
        programs = new Programs(folder);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        admin = new Lms(programs.lmsAddress(), browser("usual", "{}")).actAs("admin");
        admin.connectTool();
        addExam(admin.actAs("teacher"));
        withoutCookies = new Lms(programs.lmsAddress(), browser("no-cookies", noCookieOfTheToolInsideTheLms()));
        withoutCookies.actAs("student1");
    }

    @AfterAll
    void stop() {
        browsers.forEach(BrowserContext::close);
        playwright.close();
        programs.close();
    }

    @Test
    @Order(1)
    @DisplayName("a frame whose browser allows third-party cookies is tied by one")
    void aCookieDoesWhereThirdPartyCookiesAreAllowed() {
        assertThat(card(admin.actAs("student2").openActivity())).isVisible();
    }

    @Test
    @Order(2)
    @DisplayName("a frame whose browser blocks third-party cookies is tied by a partitioned one")
    void aPartitionedCookieDoesWhereThirdPartyCookiesAreBlocked() throws IOException {
        BrowserContext blocking = browser("blocking", "{}", "--test-third-party-cookie-phaseout");
        Lms lms = new Lms(programs.lmsAddress(), blocking).actAs("student3");
        assertThat(card(lms.openActivity())).isVisible();
        assertThat(blocking.cookies()).noneMatch(cookie -> cookie.name.startsWith("__Host-vigil-login"));
    }

    @Test
    @Order(3)
    @DisplayName("where the frame keeps no cookie and the LMS no values, the launch goes on in a window of its own")
    void aWindowDoesWhereTheFrameKeepsNothing() {
        FrameLocator frame = withoutCookies.openActivity();
        assertThat(frame.locator("[data-test=own-window]")).isVisible();
        Page window = withoutCookies
                .page()
                .context()
                .waitForPage(() -> frame.locator("[data-test=open-own-window]").click());
        assertThat(window.locator("[data-test=open-window]").first()).isVisible();
        assertThat(window.url()).startsWith(programs.toolAddress());
        window.close();
    }

    @Test
    @Order(4)
    @DisplayName("where the frame keeps no cookie, the window around it keeps the secret")
    void thePlatformsWindowKeepsTheSecret() {
        switchStorage("PARENT");
        assertThat(card(withoutCookies.openActivity())).isVisible();
    }

    @Test
    @Order(5)
    @DisplayName("where the frame keeps no cookie, the platform's storage frame keeps the secret")
    void thePlatformsStorageFrameKeepsTheSecret() {
        switchStorage("FRAME");
        assertThat(card(withoutCookies.openActivity())).isVisible();
        Page lms = withoutCookies.page();
        assertThat(lms.evaluate("Object.keys(sessionStorage).filter((key) => key.includes('vigil-login-')).length"))
                .isEqualTo(2);
    }

    @Test
    @Order(6)
    @DisplayName("where the platform promises a storage that does not answer, a window of its own is offered")
    void aSilentStorageLeadsToAWindow() {
        Page lms = withoutCookies.page();
        lms.route("**/theme/platform-storage.js", route -> route.abort());
        assertThat(withoutCookies.openActivity().locator("[data-test=open-own-window]"))
                .isVisible();
        lms.unroute("**/theme/platform-storage.js");
    }

    private void switchStorage(String mode) {
        admin.actAs("admin").page().navigate(programs.lmsAddress() + "/admin/platform-storage");
        admin.test("storage-mode").selectOption(mode);
        admin.test("save").click();
        assertThat(admin.test("storage-mode")).hasValue(mode);
    }

    /** What a student sees in the frame once the launch was accepted. */
    private static Locator card(FrameLocator frame) {
        return frame.locator("[data-test=open-window]").first();
    }

    private static void addExam(Lms teacher) {
        FrameLocator form = teacher.addTool();
        form.locator("[data-test=title]").fill("Прокторинг");
        form.locator("[data-test=quiz-address]").fill(teacher.quizAddress());
        form.locator("[data-test=create]").click();
        teacher.page().waitForURL("**/course/view.php*");
    }

    /** Not even partitioned ones, as in a browser that knows none; in a window of its own the tool keeps its cookies. */
    private String noCookieOfTheToolInsideTheLms() {
        return """
                {"profile":{"content_settings":{"exceptions":{"cookies":{"%s,%s":{"setting":2}}}}}}""".formatted(programs.toolAddress(), programs.lmsAddress());
    }

    private BrowserContext browser(String name, String preferences, String... flags) throws IOException {
        Path profile = folder.resolve(name);
        Files.createDirectories(profile.resolve("Default"));
        Files.writeString(profile.resolve("Default").resolve("Preferences"), preferences);
        List<String> arguments = new ArrayList<>(List.of("--no-sandbox", "--disable-gpu", "--no-first-run"));
        arguments.addAll(List.of(flags));
        BrowserContext context = playwright
                .chromium()
                .launchPersistentContext(
                        profile,
                        new LaunchPersistentContextOptions()
                                .setExecutablePath(Path.of(ExamRoom.chromium()))
                                .setLocale("ru-RU")
                                .setViewportSize(1366, 768)
                                .setArgs(arguments));
        browsers.add(context);
        return context;
    }
}
