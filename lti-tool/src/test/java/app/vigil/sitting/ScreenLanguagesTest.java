package app.vigil.sitting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScreenLanguagesTest {

    @TempDir
    private static Path folder;

    @Test
    @DisplayName("R4-037 a language is offered with what it must be, when its data is there, and no other file is")
    void offersWhatIsThere() throws IOException {
        Files.writeString(folder.resolve("rus.traineddata"), "abc");
        Files.writeString(folder.resolve("deu.traineddata"), "abc");
        ScreenLanguages languages = new ScreenLanguages(new ScreenReading(Map.of(), folder));
        assertThat(languages.all())
                .containsExactly(new ScreenLanguages.Language(
                        "rus",
                        folder.resolve("rus.traineddata"),
                        3,
                        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        assertThat(languages.find("deu")).isEmpty();
        assertThat(languages.find("rus")).isPresent();
    }

    @Test
    void offersNoneWithoutTheFolder() {
        assertThat(new ScreenLanguages(new ScreenReading(Map.of(), folder.resolve("nowhere"))).all())
                .isEmpty();
    }
}
