package app.vigil.people.web;

import app.vigil.people.People;
import app.vigil.people.PeopleProblem;
import app.vigil.people.Person;
import app.vigil.people.Windows;
import app.vigil.people.Windows.Entrance;
import app.vigil.shared.OpenEndpoint;
import app.vigil.shared.ProblemException;
import app.vigil.shared.Viewer;
import app.vigil.shared.web.SignIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Lets people out of the frame into a window of their own. */
@Controller
class WindowController {

    /** htmx swaps the answer in and stops asking. */
    private static final int LAST_ANSWER = 286;

    private final Windows windows;
    private final People people;
    private final SignIn signIn;

    WindowController(Windows windows, People people, SignIn signIn) {
        this.windows = windows;
        this.people = people;
        this.signIn = signIn;
    }

    @PostMapping("/enter")
    @OpenEndpoint(because = "the one-use ticket names the person; it came in a page only they were shown")
    ResponseEntity<Void> enter(
            @RequestParam(defaultValue = "") String ticket, HttpServletRequest request, HttpServletResponse response) {
        Entrance entrance =
                windows.enter(ticket).orElseThrow(() -> new ProblemException(PeopleProblem.WINDOW_TICKET_USED));
        Person person = people.find(entrance.person())
                .orElseThrow(
                        () -> new ProblemException(PeopleProblem.WINDOW_TICKET_USED).with("person", entrance.person()));
        signIn.begin(new Viewer(person.id(), person.displayName(), entrance.locale(), false), request, response);
        request.getSession().setAttribute(Windows.LAUNCHED_AT, entrance.launchedAt());
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(entrance.path()))
                .build();
    }

    @PostMapping("/enter/renew")
    @OpenEndpoint(because = "the frame's signed token stands for the launch; it is good for tickets of that person")
    String renew(@RequestParam(defaultValue = "") String frame, Model model, HttpServletResponse response) {
        Optional<String> ticket = windows.renew(frame);
        ticket.ifPresentOrElse(fresh -> model.addAttribute("fresh", fresh), () -> response.setStatus(LAST_ANSWER));
        return ticket.isPresent() ? "people/window :: ticket(value=${fresh})" : "people/window :: too-old";
    }
}
