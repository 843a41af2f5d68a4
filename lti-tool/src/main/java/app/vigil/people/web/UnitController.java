package app.vigil.people.web;

import app.vigil.lti.RegistrationId;
import app.vigil.people.Administrator;
import app.vigil.people.AppointedPeople;
import app.vigil.people.AppointmentForm;
import app.vigil.people.Appointments;
import app.vigil.people.Appointments.Appointment;
import app.vigil.people.Appointments.Scope;
import app.vigil.people.Duty;
import app.vigil.people.OrganisationalUnit;
import app.vigil.people.People;
import app.vigil.people.UnitId;
import app.vigil.people.UnitMoves;
import app.vigil.people.Units;
import app.vigil.shared.AllowedTo;
import app.vigil.shared.CommonProblem;
import app.vigil.shared.ProblemException;
import app.vigil.shared.Viewer;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Units of an institution and who was appointed for all exams of one (R2-010); the root's are the administrators. */
@Controller
@RequestMapping("/admin/institutions/{registrationId}")
@AllowedTo(Administrator.class)
class UnitController {

    private static final int SHOWN = 200;

    private final Units units;
    private final UnitMoves moves;
    private final People people;
    private final Appointments appointments;
    private final AppointedPeople appointed;

    UnitController(Units units, UnitMoves moves, People people, Appointments appointments, AppointedPeople appointed) {
        this.units = units;
        this.moves = moves;
        this.people = people;
        this.appointments = appointments;
        this.appointed = appointed;
    }

    @GetMapping
    String institution(@PathVariable RegistrationId registrationId) {
        OrganisationalUnit root = units.root(registrationId);
        return "redirect:" + address(root);
    }

    @GetMapping("/units/{unitId}")
    String unit(
            @PathVariable RegistrationId registrationId,
            @PathVariable UnitId unitId,
            @RequestParam(defaultValue = "") String name,
            Model model) {
        OrganisationalUnit unit = known(registrationId, unitId);
        model.addAttribute("unit", unit);
        List<OrganisationalUnit> all = units.of(unit.registration());
        model.addAttribute("units", all);
        model.addAttribute(
                "parents", all.stream().filter(one -> !one.within(unit.id())).toList());
        model.addAttribute("appointed", appointed.at(new Scope.Unit(unit.id())));
        model.addAttribute("persons", people.search(unit.registration(), name, SHOWN));
        model.addAttribute("searched", name);
        model.addAttribute("duties", duties(unit));
        model.addAttribute("address", address(unit));
        return "people/unit";
    }

    /** @param parent what it is part of; missing for the institution itself */
    @PostMapping("/units")
    String add(
            @PathVariable RegistrationId registrationId,
            @RequestParam(defaultValue = "") String name,
            @RequestParam Optional<UnitId> parent) {
        OrganisationalUnit added = parent.map(above -> units.add(registrationId, name, above))
                .orElseGet(() -> units.add(registrationId, name));
        return "redirect:" + address(added);
    }

    @PostMapping("/units/{unitId}/parent")
    String move(@PathVariable RegistrationId registrationId, @PathVariable UnitId unitId, @RequestParam UnitId parent) {
        OrganisationalUnit unit = known(registrationId, unitId);
        moves.move(unit, parent);
        return "redirect:" + address(unit);
    }

    @PostMapping("/units/{unitId}/appointments")
    String appoint(
            @PathVariable RegistrationId registrationId,
            @PathVariable UnitId unitId,
            AppointmentForm form,
            @AuthenticationPrincipal Viewer viewer) {
        OrganisationalUnit unit = known(registrationId, unitId);
        appointments.appoint(form.appointing(new Scope.Unit(unit.id()), viewer.id()));
        return "redirect:" + address(unit);
    }

    @PostMapping("/units/{unitId}/appointments/{appointmentId}/end")
    String end(
            @PathVariable RegistrationId registrationId,
            @PathVariable UnitId unitId,
            @PathVariable UUID appointmentId,
            @AuthenticationPrincipal Viewer viewer) {
        OrganisationalUnit unit = known(registrationId, unitId);
        boolean ofThisUnit = appointments
                .find(appointmentId)
                .map(Appointment::scope)
                .filter(new Scope.Unit(unit.id())::equals)
                .isPresent();
        if (!ofThisUnit) {
            throw new ProblemException(CommonProblem.NOT_FOUND).with("appointment", appointmentId);
        }
        appointments.end(appointmentId, viewer.id());
        return "redirect:" + address(unit);
    }

    private OrganisationalUnit known(RegistrationId registrationId, UnitId unitId) {
        return units.find(unitId)
                .filter(unit -> unit.registration().equals(registrationId))
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND).with("unit", unitId));
    }

    private static List<Duty> duties(OrganisationalUnit unit) {
        return unit.root()
                ? List.of(Duty.ADMINISTRATOR, Duty.PROCTOR, Duty.DECISION_MAKER, Duty.COORDINATOR, Duty.RECORDS_KEEPER)
                : List.of(Duty.PROCTOR, Duty.DECISION_MAKER, Duty.COORDINATOR, Duty.RECORDS_KEEPER);
    }

    private static String address(OrganisationalUnit unit) {
        return "/admin/institutions/" + unit.registration() + "/units/" + unit.id();
    }
}
