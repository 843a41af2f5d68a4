package app.vigil.lti;

import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.shared.MasterKey;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator types, and what reaches the running tool. */
class KeyRotationCommandTest {

    private static final byte[] KEY = new byte[32];

    @TempDir
    private Path data;

    private final List<String> asked = new ArrayList<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private HttpServer tool;
    private String answer = "Moodle: 0a1b from 2026-11-22T05:00:00Z\nok\n";

    @BeforeEach
    void start() throws IOException {
        tool = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
        tool.createContext("/lti/keys/rotation", exchange -> {
            asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        tool.start();
    }

    @AfterEach
    void stop() {
        tool.stop(0);
    }

    @Test
    void asksTheRunningToolWithASignedToken() {
        assertThat(run("--rotate-keys=Moodle")).contains(0);
        assertThat(out).hasToString(answer);
        assertThat(asked).singleElement().asString().endsWith("&platform=Moodle");
        String token =
                asked.getFirst().substring("token=".length(), asked.getFirst().indexOf('&'));
        OperatorTokens tokens = new OperatorTokens(MasterKey.of(KEY), null, Clock.systemUTC());
        assertThat(tokens.valid(KeyRotationCommand.PURPOSE, token)).isTrue();
        assertThat(tokens.valid(DoctorCommand.PURPOSE, token)).isFalse();
    }

    @Test
    void saysByItsStatusHowItWent() {
        answer = "no such platform\n";
        assertThat(run("--rotate-keys=other")).contains(1);
        tool.stop(0);
        assertThat(run("--rotate-keys")).contains(2);
        assertThat(errors.toString(StandardCharsets.UTF_8)).contains("start the tool first");
        assertThat(run("--server.address=127.0.0.1")).isEmpty();
    }

    private Optional<Integer> run(String command) {
        String[] arguments = {
            command,
            "--server.port=" + tool.getAddress().getPort(),
            "--vigil.data=" + data,
            "--vigil.master-key=" + Base64.getEncoder().encodeToString(KEY)
        };
        return KeyRotationCommand.run(
                arguments,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(errors, true, StandardCharsets.UTF_8));
    }
}
