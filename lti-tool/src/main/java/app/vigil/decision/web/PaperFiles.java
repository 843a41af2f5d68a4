package app.vigil.decision.web;

import app.vigil.decision.papers.IssuedPaper;
import app.vigil.decision.papers.PaperId;
import app.vigil.decision.papers.Papers;
import app.vigil.document.Documents;
import app.vigil.document.PaperFormat;
import app.vigil.shared.AllowedTo;
import app.vigil.shared.CommonProblem;
import app.vigil.shared.ProblemException;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** A registered paper as a file; the PDF is the sealed one as soon as there is one. */
@RestController
class PaperFiles {

    static final String DOCX = PaperFormat.DOCX.mediaType();
    static final String XLSX = PaperFormat.XLSX.mediaType();

    private final Papers papers;
    private final Documents documents;

    PaperFiles(Papers papers, Documents documents) {
        this.papers = papers;
        this.documents = documents;
    }

    @GetMapping("/papers/{paperId}.pdf")
    @AllowedTo(ReadsPaper.class)
    ResponseEntity<byte[]> pdf(@PathVariable String paperId) {
        IssuedPaper paper = known(paperId);
        return file(papers.pdf(paper), MediaType.APPLICATION_PDF_VALUE, name(paper) + ".pdf");
    }

    @GetMapping("/papers/{paperId}.docx")
    @AllowedTo(ReadsPaper.class)
    ResponseEntity<byte[]> docx(@PathVariable String paperId) {
        IssuedPaper paper = known(paperId);
        return file(documents.docx(papers.shown(paper)), DOCX, name(paper) + ".docx");
    }

    @GetMapping("/papers/{paperId}.xlsx")
    @AllowedTo(ReadsPaper.class)
    ResponseEntity<byte[]> xlsx(@PathVariable String paperId) {
        IssuedPaper paper = known(paperId);
        return file(documents.xlsx(papers.shown(paper)), XLSX, name(paper) + ".xlsx");
    }

    @GetMapping("/papers/{paperId}/scans/{scanId}")
    @AllowedTo(ReadsPaper.class)
    ResponseEntity<byte[]> scan(@PathVariable String paperId, @PathVariable UUID scanId) {
        byte[] content = papers.scan(PaperId.of(paperId), scanId)
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND).with("scan", scanId));
        return file(content, MediaType.APPLICATION_OCTET_STREAM_VALUE, "scan-" + scanId);
    }

    static ResponseEntity<byte[]> file(byte[] content, String type, String name) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type))
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(content);
    }

    private String name(IssuedPaper paper) {
        return paper.kind().code() + "-" + paper.number().replace('/', '-') + "-" + papers.language(paper);
    }

    private IssuedPaper known(String paperId) {
        return papers.find(PaperId.of(paperId))
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND).with("paper", paperId));
    }
}
