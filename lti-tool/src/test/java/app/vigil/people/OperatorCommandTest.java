package app.vigil.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorCommandTest {

    @TempDir
    Path data;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    @Test
    void printsALinkAndOpensNoDatabase() throws Exception {
        assertThat(run("--vigil.command=admin-link")).contains(0);

        assertThat(text(out).lines().toList().getLast())
                .matches("https://vigil\\.example/operator/enter\\?token=[\\w-]+");
        try (Stream<Path> written = Files.list(data)) {
            assertThat(written).containsExactly(data.resolve("master.key"));
        }
    }

    @Test
    void printsAnInvitationForAPlatform() {
        assertThat(run("--vigil.command=invitation")).contains(0);

        assertThat(text(out).lines().toList().getLast())
                .matches("https://vigil\\.example/lti/register\\?invitation=[\\w-]+");
    }

    @Test
    void printsALineForEachOfSeveralCommands() {
        assertThat(run("--vigil.command=invitation,admin-link")).contains(0);

        List<String> lines = text(out).lines().toList();
        assertThat(lines.subList(lines.size() - 2, lines.size()))
                .satisfiesExactly(
                        first -> assertThat(first).contains("/lti/register?invitation="),
                        second -> assertThat(second).contains("/operator/enter?token="));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dance", "invitation,dance", "invitation,", ""})
    void namesTheCommandsThereAre(String asked) {
        assertThat(run("--vigil.command=" + asked)).contains(2);

        assertThat(text(errors)).contains("admin-link", "invitation");
        assertThat(text(out)).doesNotContain("https://");
    }

    @Test
    void leavesTheStartOfTheToolAlone() {
        assertThat(run("--server.port=0")).isEmpty();
    }

    private Optional<Integer> run(String argument) {
        return OperatorCommand.run(
                new String[] {argument, "--vigil.data=" + data, "--vigil.public-url=https://vigil.example"},
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(errors, true, StandardCharsets.UTF_8));
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
