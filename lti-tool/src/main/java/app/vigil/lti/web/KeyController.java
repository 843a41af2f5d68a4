package app.vigil.lti.web;

import app.vigil.lti.Connections;
import app.vigil.lti.Registration;
import app.vigil.lti.RegistrationId;
import app.vigil.lti.Registrations;
import app.vigil.lti.keys.KeyRotation;
import app.vigil.lti.keys.KeyRotation.PublishedKey;
import app.vigil.shared.AllowedTo;
import app.vigil.shared.CommonProblem;
import app.vigil.shared.ProblemException;
import app.vigil.shared.Viewer;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The administrator's page of the keys that sign for one platform. */
@Controller
@AllowedTo(ConnectionAdministrator.class)
class KeyController {

    private final KeyRotation rotation;
    private final Registrations registrations;
    private final Connections connections;
    private final Clock clock;

    KeyController(KeyRotation rotation, Registrations registrations, Connections connections, Clock clock) {
        this.rotation = rotation;
        this.registrations = registrations;
        this.connections = connections;
        this.clock = clock;
    }

    @GetMapping("/lti/configuration/{registrationId}/keys")
    String show(@PathVariable RegistrationId registrationId, Model model) {
        Instant now = clock.instant();
        List<PublishedKey> keys = rotation.published(existing(registrationId).id());
        model.addAttribute("registration", existing(registrationId));
        model.addAttribute("keys", keys);
        model.addAttribute("keySet", connections.addresses(registrationId).keySet());
        model.addAttribute("now", now);
        model.addAttribute(
                "underWay", keys.stream().anyMatch(key -> key.signsFrom().isAfter(now)));
        return "lti/keys";
    }

    @PostMapping("/lti/configuration/{registrationId}/keys")
    String rotate(@PathVariable RegistrationId registrationId, @AuthenticationPrincipal Viewer viewer) {
        rotation.rotate(existing(registrationId).id(), viewer.id());
        return "redirect:/lti/configuration/" + registrationId + "/keys";
    }

    private Registration existing(RegistrationId registration) {
        return registrations.find(registration).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }
}
