package app.vigil.people;

import app.vigil.lti.RegistrationId;
import app.vigil.people.Appointments.Appointing;
import app.vigil.people.Appointments.Appointment;
import app.vigil.people.Appointments.Scope;
import app.vigil.people.ExamPlaces.ExamPlace;
import app.vigil.shared.CommonProblem;
import app.vigil.shared.PersonId;
import app.vigil.shared.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Which appointments must not be made; an exam nobody knows is refused, too. */
@Component
class AppointmentConflicts {

    private final People people;
    private final Units units;
    // Asked late: the room above that answers needs this room for itself.
    private final ObjectProvider<ExamPlaces> places;

    AppointmentConflicts(People people, Units units, ObjectProvider<ExamPlaces> places) {
        this.people = people;
        this.units = units;
        this.places = places;
    }

    void refuse(Appointing appointing, List<Appointment> held) {
        Area area = area(appointing.scope());
        if (appointing.duty() == Duty.ADMINISTRATOR && !area.institution()) {
            // Administrators are of an institution; a teacher must not make one for an exam.
            throw new ProblemException(CommonProblem.NOT_YOURS)
                    .with("duty", appointing.duty().code());
        }
        refuseForeigners(appointing.person(), area);
        refuseTeachersAsProctors(appointing);
        for (Appointment other : held) {
            if (other.duty() == appointing.duty() && other.scope().equals(appointing.scope())) {
                throw new ProblemException(PeopleProblem.ALREADY_APPOINTED).with("appointment", other.id());
            }
            if (watchAndDecide(other.duty(), appointing.duty())
                    && area(other.scope()).overlaps(area)) {
                throw conflict(appointing).with("appointment", other.id());
            }
        }
    }

    /** Of one person; problem {@code appointment-conflict} where two of them are for the same exams (R2-003). */
    void refuseBoth(List<Appointment> held) {
        for (Appointment one : held) {
            for (Appointment other : held) {
                if (watchAndDecide(one.duty(), other.duty())
                        && area(one.scope()).overlaps(area(other.scope()))) {
                    throw new ProblemException(PeopleProblem.APPOINTMENT_CONFLICT).with("person", one.person());
                }
            }
        }
    }

    private void refuseForeigners(PersonId person, Area area) {
        boolean ofTheInstitution = people.find(person)
                .map(Person::registration)
                .filter(area.registration()::equals)
                .isPresent();
        if (!ofTheInstitution) {
            throw new ProblemException(CommonProblem.NOT_FOUND).with("person", person);
        }
    }

    /** R2-003. An appointment for a whole unit is checked when it is used, exam by exam. */
    private void refuseTeachersAsProctors(Appointing appointing) {
        if (appointing.duty() == Duty.PROCTOR && appointing.scope() instanceof Scope.Exam exam) {
            ExamPlace place = place(exam.exam());
            if (people.teaches(appointing.person(), place.registration(), place.contextId())) {
                throw conflict(appointing).with("exam", exam.exam());
            }
        }
    }

    private static boolean watchAndDecide(Duty one, Duty other) {
        return (one == Duty.PROCTOR && other == Duty.DECISION_MAKER)
                || (one == Duty.DECISION_MAKER && other == Duty.PROCTOR);
    }

    private static ProblemException conflict(Appointing appointing) {
        return new ProblemException(PeopleProblem.APPOINTMENT_CONFLICT).with("person", appointing.person());
    }

    private Area area(Scope scope) {
        return switch (scope) {
            case Scope.Exam exam -> {
                ExamPlace place = place(exam.exam());
                yield new Area(unit(place.place().unit()), Optional.of(exam.exam()));
            }
            case Scope.Unit unit -> new Area(unit(unit.unit()), Optional.empty());
        };
    }

    private OrganisationalUnit unit(UnitId id) {
        return units.find(id).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND).with("unit", id));
    }

    private ExamPlace place(UUID exam) {
        return places.stream()
                .flatMap(known -> known.of(exam).stream())
                .findFirst()
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND).with("exam", exam));
    }

    /** What a scope covers: a unit with all its parts, narrowed to an exam. */
    private record Area(OrganisationalUnit unit, Optional<UUID> exam) {

        boolean overlaps(Area other) {
            return (unit.within(other.unit.id()) || other.unit.within(unit.id()))
                    && (exam.isEmpty() || other.exam.isEmpty() || exam.equals(other.exam));
        }

        RegistrationId registration() {
            return unit.registration();
        }

        boolean institution() {
            return unit.root() && exam.isEmpty();
        }
    }
}
