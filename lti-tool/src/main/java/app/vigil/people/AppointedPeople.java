package app.vigil.people;

import app.vigil.people.Appointments.Appointment;
import app.vigil.people.Appointments.Scope;
import app.vigil.shared.PersonId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Appointments together with the people they name, as the fragment {@code people/appointments :: list} shows them. */
@Component
public class AppointedPeople {

    private final Appointments appointments;
    private final People people;

    AppointedPeople(Appointments appointments, People people) {
        this.appointments = appointments;
        this.people = people;
    }

    /** Current appointments for exactly this scope, by duty and name. */
    public List<Appointed> at(Scope scope) {
        List<Appointment> current = appointments.at(scope);
        Map<PersonId, Person> named =
                people.findAll(current.stream().map(Appointment::person).toList());
        return current.stream()
                .flatMap(appointment -> Stream.ofNullable(named.get(appointment.person()))
                        .map(person -> new Appointed(appointment, person)))
                .sorted(Comparator.comparing(
                                (Appointed one) -> one.appointment().duty())
                        .thenComparing(one -> one.person().displayName()))
                .toList();
    }

    /** One row. */
    public record Appointed(Appointment appointment, Person person) {}
}
