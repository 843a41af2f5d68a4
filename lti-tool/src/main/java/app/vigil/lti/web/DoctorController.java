package app.vigil.lti.web;

import app.vigil.lti.Registration;
import app.vigil.lti.RegistrationId;
import app.vigil.lti.Registrations;
import app.vigil.lti.doctor.ConnectionDoctor;
import app.vigil.lti.doctor.Step;
import app.vigil.shared.AllowedTo;
import app.vigil.shared.CommonProblem;
import app.vigil.shared.ProblemException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * The connection doctor's page. It asks for one step after the other, so that whoever waits sees how far the check has
 * come, and no state is kept between them.
 */
@Controller
@AllowedTo(ConnectionAdministrator.class)
class DoctorController {

    private final Registrations registrations;
    private final ConnectionDoctor doctor;

    DoctorController(Registrations registrations, ConnectionDoctor doctor) {
        this.registrations = registrations;
        this.doctor = doctor;
    }

    @GetMapping("/lti/configuration/{registrationId}/doctor")
    ModelAndView show(@PathVariable RegistrationId registrationId) {
        return new ModelAndView("lti/doctor")
                .addObject("registration", existing(registrationId))
                .addObject("first", Step.REGISTRATION);
    }

    /** What one step found, and the request for the next one. */
    @PostMapping("/lti/configuration/{registrationId}/doctor/{step}")
    ModelAndView examine(@PathVariable RegistrationId registrationId, @PathVariable String step) {
        Registration registration = existing(registrationId);
        Step asked = Step.ofCode(step).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        return new ModelAndView("lti/doctor :: step")
                .addObject("registration", registration)
                .addObject("diagnosis", doctor.examine(registration, asked))
                .addObject("next", asked.next().orElse(null));
    }

    private Registration existing(RegistrationId id) {
        return registrations.find(id).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }
}
