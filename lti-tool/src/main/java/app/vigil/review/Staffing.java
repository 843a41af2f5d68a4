package app.vigil.review;

import app.vigil.exam.Exam;
import app.vigil.exam.ExamId;
import app.vigil.exam.ExamStaff;
import app.vigil.exam.Exams;
import app.vigil.people.Appointments.Appointment;
import app.vigil.people.Duty;
import app.vigil.people.People;
import app.vigil.people.Person;
import app.vigil.shared.PersonId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Who may be given the sittings of an exam, and who of those appointed may not, with the reason (R2-003, B23). */
@Component
class Staffing {

    private final ExamStaff staff;
    private final People people;
    private final Exams exams;

    Staffing(ExamStaff staff, People people, Exams exams) {
        this.staff = staff;
        this.people = people;
        this.exams = exams;
    }

    /** @param fit may be given sittings, by the order of their appointment */
    record Proctors(List<PersonId> fit, Map<PersonId, Unfit> unfit, Set<PersonId> notReady) {}

    Optional<Exam> exam(ExamId id) {
        return exams.find(id);
    }

    Map<PersonId, Person> names(Collection<PersonId> asked) {
        return people.findAll(asked);
    }

    Proctors of(Exam exam) {
        List<Appointment> appointed = staff.of(exam);
        Set<PersonId> teachers = people.teachersOf(exam.registration(), exam.contextId());
        Set<PersonId> deciding = holding(Duty.DECISION_MAKER, appointed);
        Map<PersonId, Unfit> unfit = new LinkedHashMap<>();
        for (PersonId proctor : holding(Duty.PROCTOR, appointed)) {
            if (teachers.contains(proctor)) {
                unfit.put(proctor, Unfit.TEACHER);
            } else if (deciding.contains(proctor)) {
                unfit.put(proctor, Unfit.DECISION_MAKER);
            }
        }
        List<PersonId> fit = holding(Duty.PROCTOR, appointed).stream()
                .filter(proctor -> !unfit.containsKey(proctor))
                .toList();
        Set<PersonId> ready = appointed.stream()
                .filter(one -> one.duty() == Duty.PROCTOR && one.readiness().complete())
                .map(Appointment::person)
                .collect(Collectors.toSet());
        return new Proctors(
                fit,
                unfit,
                fit.stream().filter(proctor -> !ready.contains(proctor)).collect(Collectors.toSet()));
    }

    private static Set<PersonId> holding(Duty duty, List<Appointment> appointed) {
        return appointed.stream()
                .filter(one -> one.duty() == duty)
                .map(Appointment::person)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
