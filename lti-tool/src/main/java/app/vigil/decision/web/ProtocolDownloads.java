package app.vigil.decision.web;

import app.vigil.decision.Protocol;
import app.vigil.decision.Protocols;
import app.vigil.document.Documents;
import app.vigil.document.Paper;
import app.vigil.exam.Exam;
import app.vigil.exam.ExamId;
import app.vigil.exam.Exams;
import app.vigil.review.ReviewDocument;
import app.vigil.review.ReviewDocuments;
import app.vigil.shared.AllowedTo;
import app.vigil.shared.Viewer;
import app.vigil.shared.web.Language;
import app.vigil.sitting.SittingId;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The protocol as a draft for the office, and a row's evidence for the read-only player. */
@RestController
class ProtocolDownloads {

    private final Protocols protocols;
    private final ReviewDocuments reviews;
    private final Documents documents;
    private final Exams exams;

    ProtocolDownloads(Protocols protocols, ReviewDocuments reviews, Documents documents, Exams exams) {
        this.protocols = protocols;
        this.reviews = reviews;
        this.documents = documents;
        this.exams = exams;
    }

    /** Which rows, and in which language. Not ?lang=: that would change the language of the screens. */
    record Choice(
            @Nullable UUID row,
            @Nullable String group,
            @Nullable String language) {

        boolean covers(Protocol.Head shown) {
            return (row == null || shown.sitting().equals(row.toString()))
                    && (group == null || group.isEmpty() || shown.group().equals(group));
        }

        Locale locale(Locale ofTheScreen) {
            return Language.nearest(language == null ? ofTheScreen : Locale.forLanguageTag(language));
        }
    }

    @GetMapping("/protocols/{examId}.pdf")
    @AllowedTo(DecidesForExam.class)
    ResponseEntity<byte[]> pdf(
            @PathVariable UUID examId, Choice choice, @AuthenticationPrincipal Viewer viewer, Locale locale) {
        Paper draft = draft(examId, choice, viewer, locale);
        return PaperFiles.file(documents.pdf(draft), MediaType.APPLICATION_PDF_VALUE, name(draft, "pdf"));
    }

    @GetMapping("/protocols/{examId}.docx")
    @AllowedTo(DecidesForExam.class)
    ResponseEntity<byte[]> docx(
            @PathVariable UUID examId, Choice choice, @AuthenticationPrincipal Viewer viewer, Locale locale) {
        Paper draft = draft(examId, choice, viewer, locale);
        return PaperFiles.file(documents.docx(draft), PaperFiles.DOCX, name(draft, "docx"));
    }

    @GetMapping("/protocols/{examId}.xlsx")
    @AllowedTo(DecidesForExam.class)
    ResponseEntity<byte[]> xlsx(
            @PathVariable UUID examId, Choice choice, @AuthenticationPrincipal Viewer viewer, Locale locale) {
        Paper draft = draft(examId, choice, viewer, locale);
        return PaperFiles.file(documents.xlsx(draft), PaperFiles.XLSX, name(draft, "xlsx"));
    }

    private Paper draft(UUID examId, Choice choice, Viewer viewer, Locale locale) {
        Exam exam = exams.find(new ExamId(examId)).orElseThrow();
        Locale chosen = choice.locale(locale);
        return protocols.paper(exam, protocols.of(exam, viewer.id(), chosen, choice::covers), chosen);
    }

    @GetMapping("/api/protocols/sittings/{sittingId}")
    @AllowedTo(DecidesForSitting.class)
    ReviewDocument evidence(@PathVariable UUID sittingId, @AuthenticationPrincipal Viewer viewer, Locale locale) {
        return reviews.of(new SittingId(sittingId), viewer.id(), locale);
    }

    private static String name(Paper draft, String ending) {
        return "protocol-draft-" + draft.language() + "." + ending;
    }
}
