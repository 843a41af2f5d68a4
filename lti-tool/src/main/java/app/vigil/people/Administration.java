package app.vigil.people;

import app.vigil.lti.RegistrationId;
import app.vigil.people.Appointments.Appointment;
import app.vigil.people.Appointments.Scope;
import app.vigil.shared.PersonId;
import app.vigil.shared.Viewer;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Who administers what: the operator everything, an appointed administrator the institution. */
@Component
public class Administration {

    /** The author of what the operator does; nobody of an institution has this id. */
    public static final PersonId OPERATOR = new PersonId(new UUID(0, 1));

    private final Appointments appointments;
    private final Units units;

    Administration(Appointments appointments, Units units) {
        this.appointments = appointments;
        this.units = units;
    }

    /** Administers the whole institution. */
    public boolean administers(Viewer viewer, RegistrationId registration) {
        return viewer.operator() || administered(viewer.id()).contains(registration);
    }

    /** Administers some institution. */
    public boolean administersAny(Viewer viewer) {
        return viewer.operator() || !administered(viewer.id()).isEmpty();
    }

    private List<RegistrationId> administered(PersonId person) {
        return appointments.of(person).stream()
                .filter(appointment -> appointment.duty() == Duty.ADMINISTRATOR)
                .map(Appointment::scope)
                .filter(Scope.Unit.class::isInstance)
                .map(scope -> ((Scope.Unit) scope).unit())
                .flatMap(unit -> units.find(unit).stream())
                .filter(OrganisationalUnit::root)
                .map(OrganisationalUnit::registration)
                .toList();
    }
}
