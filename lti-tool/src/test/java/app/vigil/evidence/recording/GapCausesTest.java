package app.vigil.evidence.recording;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GapCausesTest {

    @ParameterizedTest
    @ValueSource(strings = {"ru", "uk", "en"})
    @DisplayName("R1-019 every cause of a gap has words in the protocol of a session and in a package")
    void everyCauseHasWords(String language) throws IOException {
        Properties words = new Properties();
        try (Reader file = new InputStreamReader(
                Objects.requireNonNull(
                        getClass().getResourceAsStream("/messages/evidence_" + language + ".properties")),
                UTF_8)) {
            words.load(file);
        }
        assertThat(words.stringPropertyNames())
                .containsAll(Stream.of(GapLedger.Cause.values())
                        .map(cause -> "package.gap." + cause.code())
                        .toList());
    }
}
