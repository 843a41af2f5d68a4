package app.vigil.exam;

import app.vigil.people.Appointments;
import app.vigil.people.Appointments.Appointment;
import app.vigil.people.Appointments.Scope;
import app.vigil.people.Duty;
import app.vigil.people.OrganisationalUnit;
import app.vigil.people.People;
import app.vigil.people.UnitId;
import app.vigil.people.Units;
import app.vigil.shared.PersonId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The exams somebody was appointed to, directly or by unit, less those that R2-003 keeps them off; asked for all exams at once. */
@Component
public class ExamsOnDuty {

    private final Appointments appointments;
    private final Exams exams;
    private final People people;
    private final Units units;

    public ExamsOnDuty(Appointments appointments, Exams exams, People people, Units units) {
        this.appointments = appointments;
        this.exams = exams;
        this.people = people;
        this.units = units;
    }

    /** Exams the person may review now (R2-003). */
    public List<Exam> ofProctor(PersonId person) {
        Set<String> taught = people.coursesTaughtBy(person);
        return appointedTo(person, Duty.PROCTOR)
                .filter(exam -> !taught.contains(exam.contextId()))
                .toList();
    }

    /** Exams whose recordings the person may copy and issue now (R1-028). */
    public List<Exam> ofRecordsKeeper(PersonId person) {
        return appointedTo(person, Duty.RECORDS_KEEPER).toList();
    }

    /** Exams the person may decide on now (R2-047). */
    public List<Exam> ofDecisionMaker(PersonId person) {
        return appointedTo(person, Duty.DECISION_MAKER).toList();
    }

    /** Exams whose proctoring the person coordinates (R4-062). */
    public List<Exam> ofCoordinator(PersonId person) {
        return appointedTo(person, Duty.COORDINATOR).toList();
    }

    /** Appointed at least once, be it to a unit that has no exam yet. */
    public boolean appointed(PersonId person, Duty duty) {
        return appointments.of(person).stream().anyMatch(appointment -> appointment.duty() == duty);
    }

    private Stream<Exam> appointedTo(PersonId person, Duty duty) {
        List<Scope> held = appointments.of(person).stream()
                .filter(appointment -> appointment.duty() == duty)
                .map(Appointment::scope)
                .toList();
        return Stream.concat(
                        exams.findAll(ofThemselves(held)).stream(),
                        exams.ofUnits(unitsOf(held)).stream()
                                .filter(exam -> exam.place().gives(duty, new Scope.Unit(exam.unit()))))
                .distinct();
    }

    /** The exams an appointment covers. */
    List<Exam> covered(Scope scope) {
        return Stream.concat(
                        exams.findAll(ofThemselves(List.of(scope))).stream(),
                        exams.ofUnits(unitsOf(List.of(scope))).stream())
                .toList();
    }

    private static List<ExamId> ofThemselves(List<Scope> scopes) {
        return scopes.stream()
                .filter(Scope.Exam.class::isInstance)
                .map(scope -> new ExamId(((Scope.Exam) scope).exam()))
                .toList();
    }

    private Set<UnitId> unitsOf(List<Scope> scopes) {
        return scopes.stream()
                .filter(Scope.Unit.class::isInstance)
                .flatMap(scope -> units.under(((Scope.Unit) scope).unit()).stream())
                .map(OrganisationalUnit::id)
                .collect(Collectors.toSet());
    }
}
