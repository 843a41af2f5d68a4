package app.vigil.decision.web;

import app.vigil.decision.papers.IssuedPaper;
import app.vigil.decision.papers.PaperId;
import app.vigil.decision.papers.Papers;
import app.vigil.shared.OpenEndpoint;
import app.vigil.shared.web.SecurityHeaders;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Where the QR code of a paper leads: who signed it when, and whether a file is the one that was sealed. */
@Controller
class PaperCheckPage {

    private final Papers papers;

    PaperCheckPage(Papers papers) {
        this.papers = papers;
    }

    @GetMapping("/papers/check/{paperId}")
    @OpenEndpoint(because = "whoever holds a paper has its code; the page names its signers and none of the examined")
    String page(@PathVariable String paperId, Model model, HttpServletResponse response) {
        // The file that is checked stays in the reader's browser; the browser itself sees to it.
        response.setHeader("Content-Security-Policy", SecurityHeaders.sendingNothing());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        Optional<IssuedPaper> issued = papers.find(PaperId.of(paperId));
        model.addAttribute("issued", issued.orElse(null));
        issued.ifPresent(paper -> {
            model.addAttribute("places", papers.places(paper.id()));
            model.addAttribute("genuine", papers.unaltered(paper));
        });
        issued.ifPresentOrElse(paper -> {}, () -> response.setStatus(HttpServletResponse.SC_NOT_FOUND));
        return "decision/paper-check";
    }
}
