package app.vigil.people.web;

import app.vigil.audit.AuditLog;
import app.vigil.lti.Connections;
import app.vigil.lti.Connections.Deployment;
import app.vigil.lti.Registration;
import app.vigil.lti.Registrations;
import app.vigil.people.Administration;
import app.vigil.people.Administrator;
import app.vigil.people.Operator;
import app.vigil.shared.AllowedTo;
import app.vigil.shared.Viewer;
import java.util.List;
import java.util.OptionalLong;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The institutions somebody administers, and for the operator whether the audit log is intact. */
@Controller
class AdminController {

    private final Registrations registrations;
    private final Connections connections;
    private final Administration administration;
    private final AuditLog audit;

    AdminController(
            Registrations registrations, Connections connections, Administration administration, AuditLog audit) {
        this.registrations = registrations;
        this.connections = connections;
        this.administration = administration;
        this.audit = audit;
    }

    @GetMapping("/admin")
    @AllowedTo(Administrator.class)
    String institutions(@AuthenticationPrincipal Viewer viewer, Model model) {
        List<Institution> administered = registrations.all().stream()
                .filter(registration -> administration.administers(viewer, registration.id()))
                .map(this::institution)
                .toList();
        model.addAttribute("institutions", administered);
        return "people/admin";
    }

    private Institution institution(Registration registration) {
        List<Deployment> deployments = connections.deployments(registration.id());
        long accepted = deployments.stream().filter(Deployment::accepted).count();
        return new Institution(registration, accepted, deployments.size() - accepted);
    }

    /** Reading the whole log takes a while, so the page asks for this part afterwards. */
    @GetMapping("/admin/audit")
    @AllowedTo(Operator.class)
    String audit(Model model) {
        OptionalLong broken = audit.firstBrokenLine();
        model.addAttribute("brokenLine", broken.isPresent() ? broken.getAsLong() : null);
        return "people/admin :: audit";
    }

    /** A connected platform with its deployments: those in use, and those nobody accepted yet. */
    record Institution(Registration registration, long accepted, long waiting) {

        /** A traffic light in words. */
        public String state() {
            if (!registration.active()) {
                return "off";
            }
            return waiting > 0 ? "waiting" : "on";
        }
    }
}
