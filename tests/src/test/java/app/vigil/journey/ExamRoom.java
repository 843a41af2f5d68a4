package app.vigil.journey;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.awt.Dimension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A browser on a virtual screen of 1920×1080 whose camera and microphone play files and whose screen share is that real
 * screen. Third-party cookies are blocked, as browsers do more and more.
 */
final class ExamRoom implements AutoCloseable {

    static final Dimension SCREEN = new Dimension(1920, 1080);

    private final Process screen;
    private final Map<String, String> environment = new HashMap<>(System.getenv());
    private final List<String> flags;
    private final Playwright playwright;
    private final Browser browser;

    ExamRoom(Path camera, Path microphone, String... furtherFlags) {
        try {
            screen = new ProcessBuilder(
                            "Xvfb",
                            "-displayfd",
                            "1",
                            "-screen",
                            "0",
                            SCREEN.width + "x" + SCREEN.height + "x24",
                            "-nolisten",
                            "tcp")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String display = ":" + screen.inputReader().readLine().strip();
            environment.put("DISPLAY", display);
            environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
            flags = flags(camera, microphone, furtherFlags);
            playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
            browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(Path.of(chromium()))
                            .setHeadless(false)
                            .setEnv(environment)
                            .setArgs(flags));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A profile of its own: one person. */
    BrowserContext person(String locale) {
        return browser.newContext(new Browser.NewContextOptions()
                .setLocale(locale)
                .setViewportSize(1366, 768)
                .setAcceptDownloads(true));
    }

    /** A browser of its own whose profile lies on the disk and outlives it. */
    BrowserContext workplace(Path profile, String locale) {
        return playwright
                .chromium()
                .launchPersistentContext(
                        profile,
                        new BrowserType.LaunchPersistentContextOptions()
                                .setExecutablePath(Path.of(chromium()))
                                .setHeadless(false)
                                .setEnv(environment)
                                .setArgs(flags)
                                .setLocale(locale)
                                .setViewportSize(1366, 768));
    }

    /** Ends a workplace's browser as a power cut would. */
    static void killWorkplace(Path profile) {
        List<ProcessHandle> ours = openedWith(profile).toList();
        ours.forEach(ProcessHandle::destroyForcibly);
        ours.forEach(process -> process.onExit().join());
        // A browser that starts sees whether the holder of the lock lives; here it may lie around unreaped.
        for (String lock : List.of("SingletonLock", "SingletonSocket", "SingletonCookie")) {
            try {
                Files.deleteIfExists(profile.resolve(lock));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** What all processes of the browser have used so far, in seconds, as the kernel accounts for it. */
    private static double cpuSeconds() {
        return browserProcesses().mapToDouble(Programs::cpuSeconds).sum();
    }

    /**
     * What processes hold, in MiB; what several share counts once.
     *
     * @param own what they wrote, alone or together: this much less is left for other programs
     * @param files pages of files as they lie on the disk, such as the browser's code and the film of a camera that is
     *     none; the kernel takes them back whenever somebody needs the room
     */
    record Memory(double own, double files) {

        double all() {
            return own + files;
        }

        private static Memory of(Stream<ProcessHandle> processes) {
            List<ProcessHandle> counted = processes.distinct().toList();
            return new Memory(mebibytes(counted, "Pss_Anon:", "Pss_Shmem:"), mebibytes(counted, "Pss_File:"));
        }

        private static double mebibytes(List<ProcessHandle> processes, String... lines) {
            return processes.stream()
                            .mapToLong(process -> proportionalKib(process, List.of(lines)))
                            .sum()
                    / 1024.0;
        }
    }

    /** What all processes of a workplace's browser hold. */
    static Memory memory(Path profile) {
        return Memory.of(
                openedWith(profile).flatMap(browser -> Stream.concat(Stream.of(browser), browser.descendants())));
    }

    private static Stream<ProcessHandle> openedWith(Path profile) {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> commandLine(process).contains("--user-data-dir=" + profile));
    }

    private static Stream<ProcessHandle> browserProcesses() {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().command().orElse("").contains("chrom"));
    }

    private static long proportionalKib(ProcessHandle process, List<String> counted) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "smaps_rollup"))) {
            return lines.filter(line -> counted.stream().anyMatch(line::startsWith))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .sum();
        } catch (IOException | UncheckedIOException gone) {
            return 0;
        }
    }

    /** What all processes of the browser use of one core while this time passes. */
    double shareOfACore(Duration measured) {
        double before = cpuSeconds();
        double seconds = Await.pass(measured);
        return (cpuSeconds() - before) / seconds;
    }

    /** As a whole; {@link ProcessHandle.Info} cuts long ones. */
    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
        } catch (IOException gone) {
            return "";
        }
    }

    /** A profile of its own on a telephone. */
    BrowserContext phone(String locale) {
        return browser.newContext(new Browser.NewContextOptions()
                .setLocale(locale)
                .setUserAgent("Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko)"
                        + " Chrome/142.0.0.0 Mobile Safari/537.36")
                .setViewportSize(412, 915)
                .setIsMobile(true)
                .setHasTouch(true));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
        screen.destroy();
    }

    static String chromium() {
        String configured = System.getenv("VIGIL_TEST_BROWSER");
        return configured == null || configured.isBlank() ? "/usr/bin/chromium" : configured;
    }

    private static List<String> flags(Path camera, Path microphone, String... further) {
        List<String> flags = new ArrayList<>(List.of(
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--test-third-party-cookie-phaseout",
                "--window-position=0,0",
                "--auto-accept-camera-and-microphone-capture",
                "--use-fake-device-for-media-stream",
                "--use-file-for-fake-video-capture=" + camera,
                "--use-file-for-fake-audio-capture=" + microphone,
                "--auto-select-desktop-capture-source=screen"));
        flags.addAll(List.of(further));
        return flags;
    }
}
