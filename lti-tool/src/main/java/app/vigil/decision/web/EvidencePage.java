package app.vigil.decision.web;

import app.vigil.evidence.Recordings;
import app.vigil.shared.AllowedTo;
import app.vigil.sitting.SittingId;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The page that hosts the player for who decides. */
@Controller
class EvidencePage {

    private final Recordings recordings;

    EvidencePage(Recordings recordings) {
        this.recordings = recordings;
    }

    @GetMapping("/protocols/{examId}/sittings/{sittingId}")
    @AllowedTo(DecidesForSitting.class)
    String evidence(@PathVariable UUID examId, @PathVariable UUID sittingId, Model model) {
        model.addAttribute("examId", examId);
        model.addAttribute("sittingId", sittingId);
        model.addAttribute(
                "beginning", recordings.beginning(new SittingId(sittingId)).orElse(null));
        return "decision/evidence";
    }
}
