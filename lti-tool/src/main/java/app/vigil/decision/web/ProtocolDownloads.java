package app.vigil.decision.web;

import app.vigil.decision.Protocol;
import app.vigil.decision.Protocols;
import app.vigil.document.Documents;
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
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The protocol as PDF, and a row's evidence for the read-only player. */
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

    @GetMapping(value = "/protocols/{examId}.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    @AllowedTo(DecidesForExam.class)
    ResponseEntity<byte[]> pdf(
            @PathVariable UUID examId,
            @RequestParam @Nullable UUID row,
            @RequestParam @Nullable String language,
            @AuthenticationPrincipal Viewer viewer,
            Locale locale) {
        Exam exam = exams.find(new ExamId(examId)).orElseThrow();
        // Not ?lang=: reading the paper in another language must not change the language of the screens.
        Locale chosen = Language.nearest(language == null ? locale : Locale.forLanguageTag(language));
        Protocol protocol = protocols.of(
                exam,
                viewer.id(),
                chosen,
                shown -> row == null || shown.sitting().equals(row.toString()));
        byte[] pdf = documents.pdf(protocols.paper(exam, protocol, chosen));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, fileName(row, chosen))
                .body(pdf);
    }

    @GetMapping("/api/protocols/sittings/{sittingId}")
    @AllowedTo(DecidesForSitting.class)
    ReviewDocument evidence(@PathVariable UUID sittingId, @AuthenticationPrincipal Viewer viewer, Locale locale) {
        return reviews.of(new SittingId(sittingId), viewer.id(), locale);
    }

    private static String fileName(@Nullable UUID row, Locale language) {
        String name = (row == null ? "protocol-" : "protocol-row-") + language.getLanguage() + ".pdf";
        return ContentDisposition.attachment().filename(name).build().toString();
    }
}
