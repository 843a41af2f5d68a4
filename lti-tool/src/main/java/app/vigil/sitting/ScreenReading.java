package app.vigil.sitting;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a student's browser tells what stands on the shared screen (R4-037, R4-050); the lists are in
 * {@code config/screen/words.yml}.
 *
 * @param words by class of what may be shown
 * @param languages folder with Tesseract's data for Cyrillic, {@code rus.traineddata} and {@code ukr.traineddata};
 *     without it only Latin letters are read; default: where Debian has it
 */
@ConfigurationProperties("vigil.screen")
public record ScreenReading(
        @DefaultValue Map<String, Words> words,
        @DefaultValue("/usr/share/tesseract-ocr/5/tessdata") Path languages) {

    /**
     * Words of one class.
     *
     * @param names of programs, which may stand in a question as well
     * @param signs what only the program itself shows; one of them must be there
     */
    public record Words(
            @DefaultValue List<String> names, @DefaultValue List<String> signs) {}
}
