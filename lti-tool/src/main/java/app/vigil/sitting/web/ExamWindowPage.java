package app.vigil.sitting.web;

import app.vigil.lti.Origins;
import app.vigil.shared.AllowedTo;
import app.vigil.shared.web.SecurityHeaders;
import app.vigil.sitting.ExamWindow;
import app.vigil.sitting.ExamineeOfSitting;
import app.vigil.sitting.SittingId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The exam window itself: a shell that the agent fills (R2-021). */
@Controller
class ExamWindowPage {

    private final ExamWindow windows;

    ExamWindowPage(ExamWindow windows) {
        this.windows = windows;
    }

    @GetMapping("/sittings/{sittingId}")
    @AllowedTo(ExamineeOfSitting.class)
    String window(
            @PathVariable("sittingId") String sittingId,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        model.addAttribute("sittingId", sittingId);
        if (Devices.mobile(request)) {
            return "sitting/desktop-only";
        }
        framedQuiz(windows.view(SittingId.of(sittingId), locale))
                .ifPresent(origin -> response.setHeader("Content-Security-Policy", SecurityHeaders.framing(origin)));
        return "sitting/window";
    }

    private static Optional<String> framedQuiz(ExamWindow.View view) {
        return view.presentation().framed() ? Origins.of(view.exam().quizAddress()) : Optional.empty();
    }
}
