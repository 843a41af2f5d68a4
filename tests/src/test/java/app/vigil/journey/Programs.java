package app.vigil.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The tool and the demo LMS as separate processes from their packaged jars, with data in one folder of their own. */
final class Programs implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final Duration CLOCKS_AGREE = Duration.ofMinutes(1);

    private final Path data;
    private final int toolPort = freePort();
    private final int publicPort;
    private final Clocks clocks;
    private final int lmsPort = freePort();
    private final String lmsHost;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final List<String> toolSettings;
    private final List<String> lmsSettings;
    private Process tool;
    private Process lms;

    /** The LMS on another site than the tool. */
    Programs(Path data) {
        this(data, "127.0.0.1");
    }

    /** Starts both and waits until they are healthy. On {@code localhost} the LMS shares the tool's site. */
    Programs(Path data, String lmsHost, String... lmsSettings) {
        this(data, lmsHost, List.of(), lmsSettings);
    }

    /** The same with settings of the tool. */
    Programs(Path data, String lmsHost, List<String> toolSettings, String... lmsSettings) {
        this(data, lmsHost, 0, new Clocks(Map.of(), Map.of()), toolSettings, lmsSettings);
    }

    /** The tool is seen by everybody through this proxy and has a clock that can be set. */
    Programs(Path data, FaultyProxy proxy, ToolClock clock) {
        this(data, "127.0.0.1", proxy.port(), new Clocks(clock.environment(), Map.of()), List.of());
        proxy.leadsTo(toolPort);
    }

    /** Both have a clock that can be set. */
    Programs(Path data, ToolClock clock, List<String> toolSettings, String... lmsSettings) {
        this(data, "127.0.0.1", 0, new Clocks(clock.environment(), clock.environment()), toolSettings, lmsSettings);
    }

    /** With which environment each reads its clock. */
    private record Clocks(Map<String, String> tool, Map<String, String> lms) {}

    private Programs(
            Path data,
            String lmsHost,
            int publicPort,
            Clocks clocks,
            List<String> toolSettings,
            String... lmsSettings) {
        this.data = data;
        this.publicPort = publicPort == 0 ? toolPort : publicPort;
        this.clocks = clocks;
        this.toolSettings = toolSettings;
        this.lmsHost = lmsHost;
        this.lmsSettings = List.of(lmsSettings);
        String invitation = operatorCommand("invitation");
        startTool();
        startLms(invitation);
        try {
            awaitHealthy();
        } catch (RuntimeException | AssertionError neverHealthy) {
            close();
            throw neverHealthy;
        }
    }

    String toolAddress() {
        return "http://localhost:" + publicPort;
    }

    String lmsAddress() {
        return "http://" + lmsHost + ":" + lmsPort;
    }

    Path data() {
        return data;
    }

    /** Runs an operator command of the tool and returns what it prints. */
    String operatorCommand(String command) {
        List<String> line = new ArrayList<>(java(property("vigil.tool-jar"), "-Xmx256m"));
        line.add("--vigil.command=" + command);
        line.addAll(toolSettings());
        try {
            Process process = new ProcessBuilder(line)
                    .redirectError(log("operator.log").toFile())
                    .start();
            String printed = new String(process.getInputStream().readAllBytes()).strip();
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException("operator command " + command + " failed: " + printed);
            }
            return printed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Runs the connection check of the command line and returns its exit status. */
    int check() {
        List<String> line = new ArrayList<>(java(property("vigil.tool-jar"), "-Xmx256m"));
        line.add("--check");
        line.add("--server.port=" + toolPort);
        line.addAll(toolSettings());
        try {
            Process process = start(line, "check.log");
            if (!process.waitFor(90, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the check does not end; see " + log("check.log"));
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    void startTool() {
        List<String> line = new ArrayList<>(java(property("vigil.tool-jar"), "-Xmx700m"));
        line.addAll(toolSettings());
        line.add("--server.port=" + toolPort);
        line.addAll(toolSettings);
        tool = start(line, clocks.tool(), "tool.log");
        try {
            Files.writeString(pidFile(), Long.toString(tool.pid()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void startLms(String invitation) {
        List<String> line = new ArrayList<>(java(property("vigil.demo-lms-jar"), "-Xmx300m"));
        line.add("--server.address=" + lmsHost);
        line.add("--server.port=" + lmsPort);
        line.add("--demo.data-folder=" + data.resolve("demo-lms"));
        line.add("--demo.tool-url=" + toolAddress());
        line.add("--demo.tool-registration-url=" + invitation);
        line.add("--demo.additional-html=<script src=\"" + toolAddress() + "/assets/loader.js\" defer></script>");
        line.add("--demo.tool-pid-file=" + pidFile());
        line.add("--demo.tool-media=" + data.resolve("tool/media"));
        line.addAll(lmsSettings);
        lms = start(line, clocks.lms(), "demo-lms.log");
    }

    /** Ends the LMS as a power cut would. */
    void killLms() {
        lms.destroyForcibly().onExit().join();
    }

    /** Ends the tool as a power cut would. */
    void killTool() {
        tool.destroyForcibly().onExit().join();
    }

    /** User and system time of the tool so far, in seconds, as the kernel accounts for it. */
    double toolCpuSeconds() {
        return cpuSeconds(tool.toHandle());
    }

    static double cpuSeconds(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
    }

    boolean toolIsDead() {
        return !tool.isAlive();
    }

    private Path pidFile() {
        return data.resolve("tool.pid");
    }

    /** Memory of the tool's process that is in RAM now, in MiB. */
    long toolMemory() {
        try (Stream<String> status = Files.lines(Path.of("/proc/" + tool.pid() + "/status"))) {
            return status.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void awaitHealthy() {
        awaitAnswer("http://localhost:" + toolPort + "/actuator/health", tool, "tool.log");
        awaitAnswer(lmsAddress() + "/health", lms, "demo-lms.log");
    }

    @Override
    public void close() {
        for (Process process : List.of(tool, lms)) {
            process.destroy();
        }
        for (Process process : List.of(tool, lms)) {
            if (!process.onExit()
                    .orTimeout(15, TimeUnit.SECONDS)
                    .handle((done, late) -> late == null)
                    .join()) {
                process.destroyForcibly();
            }
        }
    }

    private List<String> toolSettings() {
        return List.of(
                "--vigil.demo=true", "--vigil.public-url=" + toolAddress(), "--vigil.data=" + data.resolve("tool"));
    }

    private static List<String> java(String jar, String heap) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + property("vigil.java-options"),
                heap,
                "-jar",
                jar);
    }

    private Process start(List<String> line, String log) {
        return start(line, Map.of(), log);
    }

    private Process start(List<String> line, Map<String, String> environment, String log) {
        ProcessBuilder builder = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log(log).toFile()));
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path log(String name) {
        try {
            return Files.createDirectories(data.resolve("logs")).resolve(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Waits until both go by a clock so far ahead of the right time: they look at its setting once a second, and what
     * begins by the old time is long over by the new.
     */
    void awaitClock(Duration ahead) {
        for (String program : List.of(toolAddress(), lmsAddress())) {
            Await.until(Duration.ofSeconds(10), program + " goes by the clock that was set", () -> {
                Instant expected = Instant.now().plus(ahead);
                return clockOf(program)
                        .filter(it -> CLOCKS_AGREE.compareTo(
                                        Duration.between(it, expected).abs())
                                > 0)
                        .isPresent();
            });
        }
    }

    private Optional<Instant> clockOf(String program) {
        return ask(program + "/")
                .flatMap(it -> it.headers().firstValue("Date"))
                .map(it -> Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(it)));
    }

    private void awaitAnswer(String address, Process process, String log) {
        Await.until(START_LIMIT, address + " answers; see " + log(log), () -> {
            if (!process.isAlive()) {
                throw new IllegalStateException("a program ended while it started; see " + log(log));
            }
            return answers(address);
        });
    }

    private boolean answers(String address) {
        return ask(address).filter(it -> it.statusCode() == 200).isPresent();
    }

    private Optional<HttpResponse<Void>> ask(String address) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                    .timeout(Duration.ofSeconds(2))
                    .build();
            return Optional.of(http.send(request, HttpResponse.BodyHandlers.discarding()));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static String property(String name) {
        String value = System.getProperty(name);
        if (value == null || !Files.exists(Path.of(value))) {
            throw new IllegalStateException(name + " names no file: run the journeys by tests/run");
        }
        return value;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
