package app.vigil.notice.web;

import app.vigil.document.Documents;
import app.vigil.incident.IncidentId;
import app.vigil.notice.OwnResults;
import app.vigil.shared.AllowedTo;
import app.vigil.shared.web.Language;
import app.vigil.sitting.ExamSteps;
import app.vigil.sitting.ExamineeOfSitting;
import app.vigil.sitting.SittingId;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** An examinee's own page of one sitting: what was recorded, remarked and decided, and what may be done about it. */
@Controller
@AllowedTo(ExamineeOfSitting.class)
class ResultPages {

    private final OwnResults results;
    private final ExamSteps steps;
    private final Documents documents;
    private final MessageSource messages;

    ResultPages(OwnResults results, ExamSteps steps, Documents documents, MessageSource messages) {
        this.results = results;
        this.steps = steps;
        this.documents = documents;
        this.messages = messages;
    }

    @GetMapping("/results/{sittingId}")
    String result(@PathVariable String sittingId, Locale locale, Model model) {
        model.addAttribute("result", results.of(SittingId.of(sittingId), Language.nearest(locale)));
        return "notice/result";
    }

    /** Not ?lang=: that would change the language of the screens. */
    @GetMapping("/results/{sittingId}/extract.pdf")
    ResponseEntity<byte[]> extract(
            @PathVariable String sittingId, @RequestParam(defaultValue = "") String language, Locale locale) {
        Locale chosen = Language.nearest(language.isEmpty() ? locale : Locale.forLanguageTag(language));
        OwnResults.Extract extract = results.extract(SittingId.of(sittingId), chosen);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("extract-" + chosen.getLanguage() + ".pdf")
                                .build()
                                .toString())
                .body(documents.pdf(extract.paper(), foot(extract.day(), chosen)));
    }

    private String foot(LocalDate day, Locale locale) {
        String written =
                day.format(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale));
        return messages.getMessage("result.extract.foot", new Object[] {written}, locale);
    }

    @PostMapping("/results/{sittingId}/marks/{incidentId}/answer")
    String answer(
            @PathVariable String sittingId,
            @PathVariable UUID incidentId,
            @RequestParam(defaultValue = "") String words,
            RedirectAttributes next) {
        SittingId id = SittingId.of(sittingId);
        next.addFlashAttribute("answered", results.answer(id, new IncidentId(incidentId), words.strip()));
        return "redirect:/results/" + id;
    }

    @PostMapping("/results/{sittingId}/problem")
    String report(
            @PathVariable String sittingId, @RequestParam(defaultValue = "") String words, RedirectAttributes next) {
        SittingId id = SittingId.of(sittingId);
        if (!words.isBlank()) {
            steps.report(id, words.strip());
            next.addFlashAttribute("reported", true);
        }
        return "redirect:/results/" + id;
    }
}
