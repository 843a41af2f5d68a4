package app.vigil.demo.lms.home;

import app.vigil.demo.lms.course.Access;
import app.vigil.demo.lms.people.Person;
import app.vigil.demo.lms.store.FrameSwitch;
import app.vigil.demo.lms.web.AdditionalHtml;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the administrator sets for every page: "Additional HTML (head)" and "Allow frame embedding". */
@Controller
class HeadController {

    private final Access access;
    private final AdditionalHtml html;
    private final FrameSwitch framing;

    HeadController(Access access, AdditionalHtml html, FrameSwitch framing) {
        this.access = access;
        this.html = html;
        this.framing = framing;
    }

    @GetMapping("/admin/head")
    String form(Person me, Model model) {
        access.requireAdministrator(me);
        model.addAttribute("html", html.current());
        model.addAttribute("framing", framing.on());
        return "admin-head";
    }

    @PostMapping("/admin/head")
    String change(
            @RequestParam(name = "html", defaultValue = "") String changed,
            @RequestParam(defaultValue = "false") boolean framing,
            Person me) {
        access.requireAdministrator(me);
        html.change(changed);
        this.framing.turn(framing);
        return "redirect:/admin/head";
    }
}
