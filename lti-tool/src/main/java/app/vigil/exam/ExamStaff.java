package app.vigil.exam;

import app.vigil.people.Appointments;
import app.vigil.people.Appointments.Appointment;
import app.vigil.people.Appointments.Scope;
import app.vigil.people.Duty;
import app.vigil.people.UnitId;
import app.vigil.people.Units;
import app.vigil.shared.PersonId;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Who is appointed for an exam: for itself, for its unit, or for one that this is part of (R2-008, R2-010). */
@Component
public class ExamStaff {

    private final Appointments appointments;
    private final Units units;

    public ExamStaff(Appointments appointments, Units units) {
        this.appointments = appointments;
        this.units = units;
    }

    /** Current appointments that cover the exam and give their duty there. */
    public List<Appointment> of(Exam exam) {
        return Stream.concat(
                        Stream.of(new Scope.Exam(exam.id().value())),
                        upwards(exam).map(Scope.Unit::new))
                .flatMap(scope -> appointments.at(scope).stream())
                .filter(appointment -> exam.place().gives(appointment.duty(), appointment.scope()))
                .toList();
    }

    /** The exam's unit and what that is part of, nearest first, the institution last. */
    public Stream<UnitId> upwards(Exam exam) {
        return Stream.concat(
                Stream.of(exam.unit()), units.find(exam.unit()).stream().flatMap(unit -> unit.above().stream()));
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
