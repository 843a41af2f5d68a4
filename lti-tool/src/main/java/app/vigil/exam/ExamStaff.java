package app.vigil.exam;

import app.vigil.people.Appointments;
import app.vigil.people.Appointments.Appointment;
import app.vigil.people.Appointments.Scope;
import app.vigil.people.Duty;
import app.vigil.people.Units;
import app.vigil.shared.PersonId;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Who is appointed for an exam: for itself, for its unit, or for the whole institution (R2-008, R2-010). */
@Component
public class ExamStaff {

    private final Appointments appointments;
    private final Units units;

    public ExamStaff(Appointments appointments, Units units) {
        this.appointments = appointments;
        this.units = units;
    }

    /** Current appointments that cover the exam. */
    public List<Appointment> of(Exam exam) {
        return Stream.of(
                        new Scope.Exam(exam.id().value()),
                        new Scope.Unit(exam.unit()),
                        new Scope.Unit(units.root(exam.registration()).id()))
                .distinct()
                .flatMap(scope -> appointments.at(scope).stream())
                .toList();
    }

    /** Everybody with this duty at the exam. */
    public List<PersonId> holding(Duty duty, Exam exam) {
        return of(exam).stream()
                .filter(appointment -> appointment.duty() == duty)
                .map(Appointment::person)
                .distinct()
                .toList();
    }
}
