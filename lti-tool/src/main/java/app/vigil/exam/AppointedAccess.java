package app.vigil.exam;

import app.vigil.people.Appointments;
import app.vigil.people.Duty;
import app.vigil.people.People;
import app.vigil.people.Person;
import app.vigil.shared.PersonId;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Rights from the course role (teacher) and from appointments (everybody else). */
@Component
class AppointedAccess implements ExamAccess {

    private final Exams exams;
    private final People people;
    private final Appointments appointments;

    AppointedAccess(Exams exams, People people, Appointments appointments) {
        this.exams = exams;
        this.people = people;
        this.appointments = appointments;
    }

    @Override
    public boolean manages(PersonId person, ExamId exam) {
        return found(exam, one -> manages(person, one));
    }

    @Override
    public List<Exam> managed(PersonId person) {
        List<Exam> all = people.find(person)
                .map(Person::registration)
                .map(exams::ofRegistration)
                .orElse(List.of());
        if (all.isEmpty()) {
            return all;
        }
        Set<String> taught = people.coursesTaughtBy(person);
        boolean administers = appointments.dutiesOf(person).contains(Duty.ADMINISTRATOR);
        return all.stream()
                .filter(exam -> taught.contains(exam.contextId()) || administers && administers(person, exam))
                .toList();
    }

    @Override
    public boolean proctors(PersonId person, ExamId exam) {
        return found(exam, one -> appointments.holds(person, Duty.PROCTOR, one.place()) && !teaches(person, one));
    }

    @Override
    public boolean decides(PersonId person, ExamId exam) {
        return found(exam, one -> appointments.holds(person, Duty.DECISION_MAKER, one.place()));
    }

    @Override
    public boolean keepsRecords(PersonId person, ExamId exam) {
        return found(exam, one -> appointments.holds(person, Duty.RECORDS_KEEPER, one.place()));
    }

    private boolean found(ExamId id, Predicate<Exam> holds) {
        return exams.find(id).filter(holds).isPresent();
    }

    private boolean manages(PersonId person, Exam exam) {
        return teaches(person, exam) || administers(person, exam);
    }

    private boolean administers(PersonId person, Exam exam) {
        return appointments.holds(person, Duty.ADMINISTRATOR, exam.place());
    }

    private boolean teaches(PersonId person, Exam exam) {
        return people.teaches(person, exam.registration(), exam.contextId());
    }
}
