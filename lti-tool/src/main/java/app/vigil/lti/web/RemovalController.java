package app.vigil.lti.web;

import app.vigil.lti.Connections;
import app.vigil.lti.Registration;
import app.vigil.lti.RegistrationId;
import app.vigil.lti.Registrations;
import app.vigil.shared.AllowedTo;
import app.vigil.shared.CommonProblem;
import app.vigil.shared.ProblemException;
import app.vigil.shared.Viewer;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Says what would go with a registration, and deletes it when its name is typed. */
@Controller
@AllowedTo(ConnectionAdministrator.class)
class RemovalController {

    private final Connections connections;
    private final Registrations registrations;

    RemovalController(Connections connections, Registrations registrations) {
        this.connections = connections;
        this.registrations = registrations;
    }

    @GetMapping("/lti/configuration/{registrationId}/delete")
    ModelAndView ask(@PathVariable RegistrationId registrationId) {
        Registration registration =
                registrations.find(registrationId).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        return new ModelAndView("lti/delete")
                .addObject("registration", registration)
                .addObject("holdings", connections.holdings(registrationId));
    }

    @PostMapping("/lti/configuration/{registrationId}/delete")
    String delete(
            @PathVariable RegistrationId registrationId,
            @RequestParam(defaultValue = "") String name,
            @AuthenticationPrincipal Viewer viewer) {
        connections.delete(registrationId, name, viewer.id());
        return "redirect:/lti/configuration";
    }
}
