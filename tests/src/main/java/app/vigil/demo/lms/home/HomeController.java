package app.vigil.demo.lms.home;

import app.vigil.demo.lms.DemoSettings;
import app.vigil.demo.lms.course.Courses;
import app.vigil.demo.lms.people.ActingPerson;
import app.vigil.demo.lms.people.People;
import app.vigil.demo.lms.web.Languages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The demo tour and whom the visitor acts as, in which language. */
@Controller
class HomeController {

    private final Tour tour;
    private final People people;
    private final Courses courses;
    private final ActingPerson acting;
    private final LocaleResolver languages;
    private final DemoSettings settings;

    HomeController(
            Tour tour,
            People people,
            Courses courses,
            ActingPerson acting,
            LocaleResolver languages,
            DemoSettings settings) {
        this.tour = tour;
        this.people = people;
        this.courses = courses;
        this.acting = acting;
        this.languages = languages;
        this.settings = settings;
    }

    @GetMapping("/")
    String home(@RequestParam(defaultValue = "false") boolean choose, Model model) {
        model.addAttribute("choose", choose);
        List<Tour.Step> steps = tour.steps();
        model.addAttribute("steps", steps);
        model.addAttribute("next", Tour.next(steps));
        model.addAttribute("people", people.all());
        model.addAttribute("courses", courses.all());
        model.addAttribute(
                "quizAddress",
                ServletUriComponentsBuilder.fromCurrentContextPath().toUriString() + tour.quizPath());
        model.addAttribute("toolUrl", settings.toolUrl());
        model.addAttribute("plug", settings.toolPidFile() != null);
        model.addAttribute("toolAdminUrl", settings.toolAdminUrl());
        return "home";
    }

    @PostMapping("/act-as")
    String actAs(
            @RequestParam String username, @RequestParam(defaultValue = "/") String to, HttpServletResponse response) {
        people.byUsername(username)
                .map(acting::cookieOf)
                .ifPresent(cookie -> response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString()));
        return new LocalPath(to).redirect();
    }

    @PostMapping("/language")
    String language(
            @RequestParam String language,
            @RequestParam(defaultValue = "/") String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (Languages.ALL.contains(language)) {
            languages.setLocale(request, response, Locale.of(language));
        }
        return new LocalPath(to).redirect();
    }

    @GetMapping("/health")
    @ResponseBody
    Map<String, String> health() {
        return Map.of("status", "UP");
    }
}
