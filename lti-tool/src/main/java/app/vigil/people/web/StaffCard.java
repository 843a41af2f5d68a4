package app.vigil.people.web;

import app.vigil.lti.Launch;
import app.vigil.lti.ResourceLinkLaunch;
import app.vigil.people.People;
import app.vigil.people.Person;
import app.vigil.people.Windows;
import app.vigil.shared.Viewer;
import app.vigil.shared.web.Language;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** What staff see inside the LMS frame: what there is to do, each with a way into a window of its own. */
@Component
class StaffCard {

    private final People people;
    private final Windows windows;
    private final Desk desk;

    StaffCard(People people, Windows windows, Desk desk) {
        this.people = people;
        this.windows = windows;
        this.desk = desk;
    }

    ModelAndView of(Launch launch) {
        Person person = people.remember(launch);
        Locale locale = Language.nearest(launch.core().locale());
        Viewer viewer = new Viewer(person.id(), person.displayName(), locale, false);
        String exam = ExamOfLaunch.named(launch).map(UUID::toString).orElse(null);
        List<Way> ways = desk.linesFor(viewer, exam, locale).stream()
                .map(line -> new Way(line, windows.ticket(launch, person, line.path())))
                .toList();
        return new ModelAndView("people/card")
                .addObject("title", title(launch))
                .addObject("name", person.displayName())
                .addObject("ways", ways)
                .addObject("deskTicket", windows.ticket(launch, person, "/desk"));
    }

    private static String title(Launch launch) {
        String ofTheLink = launch instanceof ResourceLinkLaunch link && link.resourceLinkTitle() != null
                ? link.resourceLinkTitle()
                : "";
        return ofTheLink.isBlank() ? "Vigil" : ofTheLink;
    }

    /** Something to do, and the ticket to the window where it is done. */
    record Way(Desk.Line line, String ticket) {}
}
