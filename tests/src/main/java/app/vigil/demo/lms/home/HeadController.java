package app.vigil.demo.lms.home;

import app.vigil.demo.lms.course.Access;
import app.vigil.demo.lms.people.Person;
import app.vigil.demo.lms.web.AdditionalHtml;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The administrator's "Additional HTML (head)". */
@Controller
class HeadController {

    private final Access access;
    private final AdditionalHtml html;

    HeadController(Access access, AdditionalHtml html) {
        this.access = access;
        this.html = html;
    }

    @GetMapping("/admin/head")
    String form(Person me, Model model) {
        access.requireAdministrator(me);
        model.addAttribute("html", html.current());
        return "admin-head";
    }

    @PostMapping("/admin/head")
    String change(@RequestParam(name = "html", defaultValue = "") String changed, Person me) {
        access.requireAdministrator(me);
        html.change(changed);
        return "redirect:/admin/head";
    }
}
