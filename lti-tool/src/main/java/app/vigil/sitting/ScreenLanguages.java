package app.vigil.sitting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The Cyrillic languages in which screens are read, as far as the institution's server has their data (R4-037). */
@Component
public class ScreenLanguages {

    private static final Logger log = LoggerFactory.getLogger(ScreenLanguages.class);
    private static final List<String> CYRILLIC = List.of("rus", "ukr");

    private final List<Language> languages;

    ScreenLanguages(ScreenReading settings) {
        this.languages = CYRILLIC.stream()
                .flatMap(code -> read(settings.languages(), code))
                .toList();
        if (languages.isEmpty()) {
            log.info("screens are read in Latin letters only: no language data in {}", settings.languages());
        }
    }

    /**
     * Data of one language.
     *
     * @param sha256 in hexadecimal: browsers use no other file under this name
     */
    public record Language(String code, Path file, long bytes, String sha256) {}

    /** Those that are here, as they were at the start. */
    public List<Language> all() {
        return languages;
    }

    /** Finds one by its code. */
    public Optional<Language> find(String code) {
        return languages.stream()
                .filter(language -> language.code().equals(code))
                .findFirst();
    }

    private static Stream<Language> read(Path folder, String code) {
        Path file = folder.resolve(code + ".traineddata");
        if (!Files.isReadable(file)) {
            return Stream.empty();
        }
        try {
            byte[] data = Files.readAllBytes(file);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(data);
            return Stream.of(
                    new Language(code, file, data.length, HexFormat.of().formatHex(digest)));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
