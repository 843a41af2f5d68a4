package app.vigil.decision.papers;

import app.vigil.exam.Exam;
import app.vigil.people.Appointments;
import app.vigil.people.Appointments.Appointment;
import app.vigil.people.Appointments.Scope;
import app.vigil.people.Duty;
import app.vigil.people.People;
import app.vigil.shared.PersonId;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Who signs a result sheet besides whoever draws it up: the commission of an exam that has one, else the teacher
 * (R2-050).
 */
@Component
class ResultSheetSigners {

    private final Appointments appointments;
    private final People people;

    ResultSheetSigners(Appointments appointments, People people) {
        this.appointments = appointments;
        this.people = people;
    }

    /** Nobody where Vigil cannot know: of several teachers it is one, and that one signs by hand. */
    List<PersonId> besides(PersonId by, Exam exam) {
        return switch (exam.kind()) {
            case ENTRANCE, FINAL -> without(by, commission(exam));
            case INTERMEDIATE -> {
                List<PersonId> teachers = without(by, people.teachersOf(exam.registration(), exam.contextId()));
                yield teachers.size() == 1 ? teachers : List.of();
            }
        };
    }

    private static List<PersonId> without(PersonId by, Collection<PersonId> all) {
        return all.stream().filter(person -> !person.equals(by)).toList();
    }

    /** Those who are appointed to decide on this very exam (R2-048, R2-049). */
    private List<PersonId> commission(Exam exam) {
        return appointments.at(new Scope.Exam(exam.id().value())).stream()
                .filter(appointment -> appointment.duty() == Duty.DECISION_MAKER)
                .map(Appointment::person)
                .distinct()
                .toList();
    }
}
