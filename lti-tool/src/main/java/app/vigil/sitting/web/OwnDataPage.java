package app.vigil.sitting.web;

import app.vigil.calendar.InstitutionCalendar;
import app.vigil.people.People;
import app.vigil.shared.AllowedTo;
import app.vigil.shared.AnyViewer;
import app.vigil.shared.Viewer;
import app.vigil.sitting.OwnConsents;
import app.vigil.sitting.OwnConsents.OwnSitting;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** An examinee's own page: what the LMS told, the consents given, the exams they are for, and the way to withdraw (R2-042). */
@Controller
@RequestMapping("/my-data")
@AllowedTo(AnyViewer.class)
class OwnDataPage {

    private final OwnConsents own;
    private final People people;
    private final InstitutionCalendar calendar;
    private final MessageSource messages;

    OwnDataPage(OwnConsents own, People people, InstitutionCalendar calendar, MessageSource messages) {
        this.own = own;
        this.people = people;
        this.calendar = calendar;
        this.messages = messages;
    }

    @GetMapping
    String show(@AuthenticationPrincipal Viewer viewer, Model model) {
        List<OwnConsents.Words> given = own.given(viewer.id());
        List<SittingLine> sittings =
                own.sittings(viewer.id()).stream().map(this::line).toList();
        model.addAttribute("person", people.find(viewer.id()).orElse(null));
        model.addAttribute("consents", given);
        model.addAttribute(
                "zone", sittings.stream().map(SittingLine::zone).findFirst().orElse("UTC"));
        model.addAttribute(
                "stands", given.stream().anyMatch(one -> !one.consent().withdrawn()));
        model.addAttribute("sittings", sittings);
        model.addAttribute("recordedNow", sittings.stream().anyMatch(SittingLine::recordedNow));
        return "sitting/my-data";
    }

    @PostMapping("/withdrawal")
    String withdraw(@AuthenticationPrincipal Viewer viewer, Locale locale, RedirectAttributes next) {
        own.withdraw(viewer.id(), messages.getMessage("sitting.withdrawal.reason", null, locale));
        next.addFlashAttribute("withdrawn", true);
        return "redirect:/my-data";
    }

    private SittingLine line(OwnSitting own) {
        return new SittingLine(
                own.sitting().id().toString(),
                own.sitting().state().ended(),
                own.exam().title(),
                own.sitting().state().code(),
                own.sitting().state().recording(),
                own.sitting().launchedAt().toEpochMilli(),
                calendar.zone(own.exam().profile()).getId());
    }

    /** @param zone of the institution that holds the exam */
    record SittingLine(
            String id, boolean over, String exam, String state, boolean recordedNow, long openedAt, String zone) {}
}
