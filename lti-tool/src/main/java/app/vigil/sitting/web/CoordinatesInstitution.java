package app.vigil.sitting.web;

import app.vigil.lti.RegistrationId;
import app.vigil.people.Appointments;
import app.vigil.people.Appointments.Appointment;
import app.vigil.people.Appointments.Scope;
import app.vigil.people.Duty;
import app.vigil.people.Units;
import app.vigil.shared.AccessRule;
import app.vigil.shared.PersonId;
import app.vigil.shared.Viewer;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Coordinates exams of some unit of the institution that {@code {registrationId}} names. */
@Component
class CoordinatesInstitution implements AccessRule {

    private final Appointments appointments;
    private final Units units;

    CoordinatesInstitution(Appointments appointments, Units units) {
        this.appointments = appointments;
        this.units = units;
    }

    @Override
    public boolean permits(Viewer viewer, Map<String, String> path) {
        String registration = path.get("registrationId");
        return registration != null && coordinated(viewer.id()).contains(RegistrationId.of(registration));
    }

    /** The institutions whose exams the person coordinates. */
    List<RegistrationId> coordinated(PersonId person) {
        return appointments.of(person).stream()
                .filter(appointment -> appointment.duty() == Duty.COORDINATOR)
                .map(Appointment::scope)
                .filter(Scope.Unit.class::isInstance)
                .flatMap(scope -> units.find(((Scope.Unit) scope).unit()).stream())
                .map(unit -> unit.registration())
                .distinct()
                .toList();
    }
}
