package app.vigil.people.web;

import app.vigil.shared.AllowedTo;
import app.vigil.shared.AnyViewer;
import app.vigil.shared.Viewer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The start page of staff: what waits, and what else they may do. */
@Controller
class DeskController {

    private final Desk desk;

    DeskController(Desk desk) {
        this.desk = desk;
    }

    /** The tool's own address: nobody needs to know another one. */
    @GetMapping("/")
    @AllowedTo(AnyViewer.class)
    String home() {
        return "redirect:/desk";
    }

    @GetMapping("/desk")
    @AllowedTo(AnyViewer.class)
    String desk(@AuthenticationPrincipal Viewer viewer, Locale locale, Model model) {
        Map<Boolean, List<Desk.Line>> lines =
                desk.linesFor(viewer, null, locale).stream().collect(Collectors.partitioningBy(Desk.Line::waiting));
        model.addAttribute("waiting", lines.getOrDefault(true, List.of()));
        model.addAttribute("others", lines.getOrDefault(false, List.of()));
        return "people/desk";
    }
}
