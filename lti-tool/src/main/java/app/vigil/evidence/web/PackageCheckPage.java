package app.vigil.evidence.web;

import app.vigil.evidence.sealing.EvidenceKeys;
import app.vigil.shared.OpenEndpoint;
import app.vigil.shared.web.SecurityHeaders;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Where a package that was handed over is checked by the reader's own browser (R0-027). */
@Controller
class PackageCheckPage {

    private final EvidenceKeys keys;

    PackageCheckPage(EvidenceKeys keys) {
        this.keys = keys;
    }

    @GetMapping("/verify")
    @OpenEndpoint(because = "whoever was handed a package checks it; the package stays in the browser")
    String page(Model model, HttpServletResponse response) {
        // The browser itself sees to it that nothing of the package leaves this page.
        response.setHeader("Content-Security-Policy", SecurityHeaders.sendingNothing());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        model.addAttribute("knownKeys", String.join(" ", keys.thumbprints()));
        return "evidence/verify";
    }
}
