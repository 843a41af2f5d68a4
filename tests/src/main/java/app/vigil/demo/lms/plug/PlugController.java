package app.vigil.demo.lms.plug;

import app.vigil.demo.lms.course.NotFoundException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of the plug; its lower part is asked for again every other second. */
@Controller
class PlugController {

    private final Plug plug;

    PlugController(Plug plug) {
        this.plug = plug;
    }

    @GetMapping("/plug")
    String page(Model model) {
        return show("plug", model);
    }

    @GetMapping("/plug/state")
    String state(Model model) {
        return show("plug :: state", model);
    }

    @PostMapping("/plug")
    String pull(@RequestParam String way) {
        requireAvailable();
        plug.pull(Plug.Way.ofCode(way));
        return "redirect:/plug";
    }

    private String show(String view, Model model) {
        requireAvailable();
        model.addAttribute("state", plug.state());
        model.addAttribute("seconds", Plug.CUT_SECONDS);
        return view;
    }

    private void requireAvailable() {
        if (!plug.available()) {
            throw new NotFoundException("plug");
        }
    }
}
