package app.vigil.lti.web;

import app.vigil.shared.OpenEndpoint;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** How to set up Moodle, for whoever has to. */
@Controller
class GuideController {

    private final MoodleGuide guide;

    GuideController(MoodleGuide guide) {
        this.guide = guide;
    }

    @GetMapping("/guide")
    @OpenEndpoint(because = "it tells how to set up an LMS, and nothing about anybody")
    ModelAndView show(Locale locale) {
        return new ModelAndView("lti/guide").addObject("guide", guide.in(locale));
    }
}
