package app.vigil.review.web;

import app.vigil.review.ReviewLoads;
import app.vigil.shared.AllowedTo;
import app.vigil.shared.AnyViewer;
import app.vigil.shared.Viewer;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The part of the page of deadlines that sets review work against staff (R2-012). */
@Controller
class LoadsFragment {

    private final ReviewLoads loads;

    LoadsFragment(ReviewLoads loads) {
        this.loads = loads;
    }

    @GetMapping("/review/loads")
    @AllowedTo(AnyViewer.class)
    String loads(@AuthenticationPrincipal Viewer viewer, Model model) {
        model.addAttribute("loads", loads.overseenBy(viewer.id()));
        return "review/loads :: loads";
    }
}
