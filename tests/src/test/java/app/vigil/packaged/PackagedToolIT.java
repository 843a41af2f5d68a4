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
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The jar an operator gets: nothing of the demo, nothing but health for strangers, and no demo off loopback. */
class PackagedToolIT {

    private static final Path JAR = Path.of(System.getProperty("vigil.tool-jar"));

    private static final Path RESOURCES = Path.of("..", "lti-tool", "src", "main", "resources");

    private static final List<String> INSIDE = List.of(
            "/h2-console",
            "/h2-console/",
            "/actuator",
            "/actuator/beans",
            "/actuator/configprops",
            "/actuator/env",
            "/actuator/heapdump",
            "/actuator/loggers",
            "/actuator/mappings",
            "/actuator/metrics",
            "/actuator/modulith",
            "/actuator/sessions",
            "/actuator/shutdown",
            "/actuator/threaddump");

    @TempDir
    private Path data;

    @TempDir
    private Path temporary;

    @TempDir
    private Path elsewhere;

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
        String printed = printed(tool);

        assertThat(tool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(tool.exitValue()).isNotZero();
        assertThat(printed).contains("vigil.demo=true serves loopback only");
    }

    @Test
    @DisplayName("R1-019 does not start where people of a network would be served without TLS")
    void refusesAPublicAddressWithoutTls() throws Exception {
        Process tool = start("--vigil.public-url=http://vigil.example.invalid", "--server.port=" + freePort());
        String printed = printed(tool);

        assertThat(tool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(tool.exitValue()).isNotZero();
        assertThat(printed).contains("it must begin with https");
    }

    /** Boot mounts the console of the database from a library of its own. */
    @Test
    void carriesNoDatabaseConsole() throws IOException {
        try (ZipFile jar = new ZipFile(JAR.toFile())) {
            assertThat(jar.stream().map(ZipEntry::getName).filter(name -> name.contains("h2console")))
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("R1-019 shows health and nothing else of its inside; the cookie of a session goes by TLS alone")
    void showsHealthAndNothingElseOfItsInside() throws Exception {
        int port = freePort();
        String link =
                printed(start("--vigil.command=admin-link")).lines().toList().getLast();
        Process tool = start("--server.port=" + port);
        try {
            awaitLine(tool, "Started VigilApplication");
            assertThat(get(port, "/actuator/health", "").statusCode()).isEqualTo(200);
            assertThat(get(port, "/actuator/health", "").body()).isEqualToIgnoringWhitespace("{\"status\":\"UP\"}");
            assertThat(get(port, "/admin", "").statusCode()).isEqualTo(401);
            String cookie = signIn(port, link.substring(link.indexOf("token=")));
            assertThat(cookie)
                    .startsWith("__Host-vigil=")
                    .contains("; Path=/", "; Secure", "; HttpOnly", "; SameSite=Lax")
                    .doesNotContain("Domain");
            String operator = cookie.split(";")[0];
            assertThat(get(port, "/admin", operator).statusCode()).isEqualTo(200);
            for (String address : INSIDE) {
                assertThat(get(port, address, "").statusCode()).as(address).isEqualTo(404);
                assertThat(get(port, address, operator).statusCode())
                        .as("%s for the operator", address)
                        .isEqualTo(404);
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
            assertThat(elsewhere).isEmptyDirectory();
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
                .directory(elsewhere.toFile())
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

    private static String printed(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes());
    }

    /** The header that sets the session's cookie. */
    private static String signIn(int port, String token) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(address(port, "/operator/enter"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(token))
                .build();
        HttpResponse<Void> entered = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
        return entered.headers().firstValue("Set-Cookie").orElseThrow();
    }

    private static HttpResponse<String> get(int port, String path, String cookie) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(address(port, path))
                .header("Accept", "application/json, text/html;q=0.9")
                .header("Cookie", cookie)
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static URI address(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
