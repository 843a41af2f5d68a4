package app.vigil.sitting.web;

import app.vigil.shared.AllowedTo;
import app.vigil.sitting.ExamineeOfSitting;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The exam window itself: a shell that the agent fills (R2-021). */
@Controller
class ExamWindowPage {

    @GetMapping("/sittings/{sittingId}")
    @AllowedTo(ExamineeOfSitting.class)
    String window(@PathVariable("sittingId") String sittingId, HttpServletRequest request, Model model) {
        model.addAttribute("sittingId", sittingId);
        return Devices.mobile(request) ? "sitting/desktop-only" : "sitting/window";
    }
}
