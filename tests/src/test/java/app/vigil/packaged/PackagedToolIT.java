package app.vigil.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The jar an operator gets: nothing of the demo, nothing but health for strangers, and no demo off loopback. */
class PackagedToolIT {

    private static final Path JAR = Path.of(System.getProperty("vigil.tool-jar"));

    private static final Path RESOURCES = Path.of("..", "lti-tool", "src", "main", "resources");

    @TempDir
    private Path data;

    @TempDir
    private Path temporary;

    @Test
    void carriesNoDemoCode() throws IOException {
        try (ZipFile jar = new ZipFile(JAR.toFile())) {
            List<String> demo = jar.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.contains("app/vigil/demo")
                            || name.toLowerCase().contains("demo-lms"))
                    .toList();
            assertThat(demo).isEmpty();
        }
    }

    /** Packers leave out files of certain names, "package.html" among them. */
    @Test
    void carriesEveryResource() throws IOException {
        try (ZipFile jar = new ZipFile(JAR.toFile());
                Stream<Path> resources = Files.walk(RESOURCES)) {
            Set<String> packed = jar.stream().map(ZipEntry::getName).collect(Collectors.toSet());
            assertThat(resources.filter(Files::isRegularFile))
                    .isNotEmpty()
                    .allMatch(resource -> packed.contains("BOOT-INF/classes/" + RESOURCES.relativize(resource)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--server.address=0.0.0.0", "--vigil.public-url=https://vigil.example.edu"})
    void refusesTheDemoSettingsOffLoopback(String setting) throws Exception {
        Process tool = start("--vigil.demo=true", setting);
        String printed = new String(tool.getInputStream().readAllBytes());

        assertThat(tool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(tool.exitValue()).isNotZero();
        assertThat(printed).contains("vigil.demo=true serves loopback only");
    }

    @Test
    void showsStrangersHealthAndNothingElse() throws Exception {
        int port = freePort();
        Process tool = start("--server.port=" + port);
        try {
            awaitLine(tool, "Started VigilApplication");
            assertThat(get(port, "/actuator/health").statusCode()).isEqualTo(200);
            assertThat(get(port, "/actuator/health").body()).isEqualToIgnoringWhitespace("{\"status\":\"UP\"}");
            for (String address : List.of("/actuator", "/actuator/env", "/actuator/metrics", "/h2-console", "/admin")) {
                assertThat(get(port, address).statusCode()).as(address).isBetween(401, 404);
            }
        } finally {
            tool.destroy();
            tool.waitFor(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void writesNothingOutsideItsDataFolder() throws Exception {
        Process tool = start("--server.port=" + freePort());
        try {
            awaitLine(tool, "Started VigilApplication");
            assertThat(temporary).isEmptyDirectory();
            assertThat(data.resolve("db")).isNotEmptyDirectory();
        } finally {
            tool.destroy();
            tool.waitFor(20, TimeUnit.SECONDS);
        }
    }

    private Process start(String... settings) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-Djava.io.tmpdir=" + temporary,
                "-jar",
                JAR.toString()));
        line.add("--vigil.data=" + data);
        line.addAll(Arrays.asList(settings));
        return new ProcessBuilder(line)
                .directory(data.toFile())
                .redirectErrorStream(true)
                .start();
    }

    private static void awaitLine(Process process, String text) throws IOException {
        StringBuilder printed = new StringBuilder();
        for (String line; (line = process.inputReader().readLine()) != null; ) {
            printed.append(line).append('\n');
            if (line.contains(text)) {
                drain(process);
                return;
            }
        }
        throw new IllegalStateException("the tool ended: " + printed);
    }

    private static void drain(Process process) {
        Thread.ofVirtual().start(() -> process.inputReader().lines().forEach(line -> {}));
    }

    private static HttpResponse<String> get(int port, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Accept", "application/json")
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
