package app.vigil.exam;

import app.vigil.people.Appointments;
import app.vigil.people.Duty;
import app.vigil.shared.PersonId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The exams somebody was appointed to, directly or by unit, less those that {@link ExamAccess} keeps them off. */
@Component
public class ExamsOnDuty {

    private final Appointments appointments;
    private final Exams exams;
    private final ExamAccess access;

    public ExamsOnDuty(Appointments appointments, Exams exams, ExamAccess access) {
        this.appointments = appointments;
        this.exams = exams;
        this.access = access;
    }

    /** Exams the person may review now (R2-003). */
    public List<Exam> ofProctor(PersonId person) {
        return appointedTo(person, Duty.PROCTOR)
                .filter(exam -> access.proctors(person, exam.id()))
                .toList();
    }

    /** Exams whose recordings the person may copy and issue now (R1-028). */
    public List<Exam> ofRecordsKeeper(PersonId person) {
        return appointedTo(person, Duty.RECORDS_KEEPER)
                .filter(exam -> access.keepsRecords(person, exam.id()))
                .toList();
    }

    /** Exams the person may decide on now (R2-047). */
    public List<Exam> ofDecisionMaker(PersonId person) {
        return appointedTo(person, Duty.DECISION_MAKER)
                .filter(exam -> access.decides(person, exam.id()))
                .toList();
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
        Map<ExamId, Exam> found = new LinkedHashMap<>();
        appointments.of(person).stream()
                .filter(appointment -> appointment.duty() == duty)
                .flatMap(appointment -> covered(appointment.scope()))
                .forEach(exam -> found.put(exam.id(), exam));
        return found.values().stream();
    }

    private Stream<Exam> covered(Appointments.Scope scope) {
        return switch (scope) {
            case Appointments.Scope.Exam one -> exams.find(new ExamId(one.exam())).stream();
            case Appointments.Scope.Unit unit -> exams.ofUnit(unit.unit()).stream();
        };
    }
}
