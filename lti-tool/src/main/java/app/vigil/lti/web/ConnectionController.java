package app.vigil.lti.web;

import app.vigil.lti.Connections;
import app.vigil.lti.Connections.PlatformValues;
import app.vigil.lti.Invitations;
import app.vigil.lti.LtiProblem;
import app.vigil.lti.Registration;
import app.vigil.lti.RegistrationChanged;
import app.vigil.lti.RegistrationChanged.Change;
import app.vigil.lti.RegistrationId;
import app.vigil.lti.Registrations;
import app.vigil.shared.AllowedTo;
import app.vigil.shared.CommonProblem;
import app.vigil.shared.ProblemException;
import app.vigil.shared.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The administrator's pages: values to paste, platforms connected, deployments waiting. */
@Controller
@AllowedTo(ConnectionAdministrator.class)
class ConnectionController {

    private static final String BACK = "redirect:/lti/configuration";

    private final Connections connections;
    private final Registrations registrations;
    private final Invitations invitations;
    private final NextRegistration next;
    private final ApplicationEventPublisher events;

    ConnectionController(
            Connections connections,
            Registrations registrations,
            Invitations invitations,
            NextRegistration next,
            ApplicationEventPublisher events) {
        this.connections = connections;
        this.registrations = registrations;
        this.invitations = invitations;
        this.next = next;
        this.events = events;
    }

    @GetMapping("/lti/configuration")
    ModelAndView show(HttpServletRequest request, HttpServletResponse response) {
        return page(next.of(request, response), null);
    }

    /** Not redirected: the address it shows is a secret and belongs into no history. */
    @PostMapping("/lti/configuration/invitations")
    ModelAndView invite(HttpServletRequest request, HttpServletResponse response) {
        return page(next.of(request, response), invitations.issue());
    }

    /** Where the language links of that page lead. */
    @GetMapping("/lti/configuration/invitations")
    String backFromInvitation() {
        return BACK;
    }

    @PostMapping("/lti/configuration/platforms")
    String connect(
            @RequestParam Map<String, String> form,
            HttpServletRequest request,
            HttpServletResponse response,
            @AuthenticationPrincipal Viewer viewer) {
        RegistrationId chosen = next.of(request, response);
        connections.connect(
                chosen,
                new PlatformValues(
                        text(form, "name"),
                        text(form, "issuer"),
                        text(form, "clientId"),
                        address(form, "authorizationEndpoint"),
                        address(form, "tokenEndpoint"),
                        address(form, "keySet"),
                        text(form, "deploymentId")));
        return done(chosen, viewer, Change.CONNECTED);
    }

    @PostMapping("/lti/configuration/{registrationId}/deployments")
    String accept(
            @PathVariable RegistrationId registrationId,
            @RequestParam String deploymentId,
            @AuthenticationPrincipal Viewer viewer) {
        connections.acceptDeployment(existing(registrationId), deploymentId.strip());
        return done(registrationId, viewer, Change.DEPLOYMENT_ACCEPTED);
    }

    @PostMapping("/lti/configuration/{registrationId}/deployments/dismiss")
    String dismiss(
            @PathVariable RegistrationId registrationId,
            @RequestParam String deploymentId,
            @AuthenticationPrincipal Viewer viewer) {
        connections.dismissDeployment(existing(registrationId), deploymentId);
        return done(registrationId, viewer, Change.DEPLOYMENT_DISMISSED);
    }

    @PostMapping("/lti/configuration/{registrationId}/name")
    String rename(
            @PathVariable RegistrationId registrationId,
            @RequestParam String name,
            @AuthenticationPrincipal Viewer viewer) {
        connections.rename(existing(registrationId), name.strip());
        return done(registrationId, viewer, Change.RENAMED);
    }

    @PostMapping("/lti/configuration/{registrationId}/active")
    String activate(
            @PathVariable RegistrationId registrationId,
            @RequestParam boolean active,
            @AuthenticationPrincipal Viewer viewer) {
        connections.activate(existing(registrationId), active);
        return done(registrationId, viewer, active ? Change.SWITCHED_ON : Change.SWITCHED_OFF);
    }

    private String done(RegistrationId registration, Viewer viewer, Change change) {
        events.publishEvent(new RegistrationChanged(registration, viewer.id(), change));
        return BACK;
    }

    private RegistrationId existing(RegistrationId registration) {
        if (registrations.find(registration).isEmpty()) {
            throw new ProblemException(CommonProblem.NOT_FOUND);
        }
        return registration;
    }

    private ModelAndView page(RegistrationId byHand, @Nullable URI invitation) {
        Map<Registration, List<Connections.Deployment>> platforms = new LinkedHashMap<>();
        registrations.all().forEach(one -> platforms.put(one, connections.deployments(one.id())));
        return new ModelAndView("lti/configuration")
                .addObject("addresses", connections.addresses(byHand))
                .addObject("platforms", platforms)
                .addObject("invitation", invitation);
    }

    private static URI address(Map<String, String> form, String field) {
        try {
            return URI.create(text(form, field));
        } catch (IllegalArgumentException notAnAddress) {
            throw new ProblemException(LtiProblem.REGISTRATION_VALUES_INVALID).causedBy(notAnAddress);
        }
    }

    private static String text(Map<String, String> form, String field) {
        return form.getOrDefault(field, "").strip();
    }
}
