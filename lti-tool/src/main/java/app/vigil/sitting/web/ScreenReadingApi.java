package app.vigil.sitting.web;

import app.vigil.shared.AllowedTo;
import app.vigil.shared.CommonProblem;
import app.vigil.shared.ProblemException;
import app.vigil.sitting.ExamineeOfSitting;
import app.vigil.sitting.ScreenLanguages;
import app.vigil.sitting.ScreenReading;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What the exam window needs to read the shared screen, asked for only where a rule needs it (R4-037, R4-050), and the
 * photo of the document (R4-047).
 */
@RestController
@RequestMapping("/api/sittings/{sittingId}/screen-reading")
@AllowedTo(ExamineeOfSitting.class)
class ScreenReadingApi {

    private final ScreenReading settings;
    private final ScreenLanguages languages;

    ScreenReadingApi(ScreenReading settings, ScreenLanguages languages) {
        this.settings = settings;
        this.languages = languages;
    }

    record Reading(Map<String, ScreenReading.Words> words, List<LanguageLine> languages) {}

    record LanguageLine(String code, long bytes, String sha256) {}

    @GetMapping
    Reading reading() {
        return new Reading(
                settings.words(),
                languages.all().stream()
                        .map(one -> new LanguageLine(one.code(), one.bytes(), one.sha256()))
                        .toList());
    }

    @GetMapping("/{language}")
    ResponseEntity<Resource> language(@PathVariable("language") String code) {
        return languages
                .find(code)
                .map(language -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_OCTET_STREAM)
                        .contentLength(language.bytes())
                        .<Resource>body(new FileSystemResource(language.file())))
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }
}
