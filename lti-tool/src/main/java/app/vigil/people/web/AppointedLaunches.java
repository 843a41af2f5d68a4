package app.vigil.people.web;

import app.vigil.lti.Launch;
import app.vigil.lti.LaunchHandler;
import app.vigil.people.Appointments;
import app.vigil.people.Appointments.Scope;
import app.vigil.people.Duty;
import app.vigil.people.ExamPlaces;
import app.vigil.people.People;
import app.vigil.people.Person;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/**
 * Whoever is appointed for the very exam is staff there, although the platform may call them a learner, as Moodle does
 * with roles it does not know. A proctor of a whole unit is not meant: that one may be a student in another exam.
 */
@Component
@Order(50)
class AppointedLaunches implements LaunchHandler {

    /** Duties of a unit that make nobody a student of it elsewhere. */
    private static final Set<Duty> JUDGES = Set.of(Duty.DECISION_MAKER, Duty.COORDINATOR);

    private final People people;
    private final Appointments appointments;
    private final ObjectProvider<ExamPlaces> places;
    private final StaffCard card;

    AppointedLaunches(People people, Appointments appointments, ObjectProvider<ExamPlaces> places, StaffCard card) {
        this.people = people;
        this.appointments = appointments;
        this.places = places;
        this.card = card;
    }

    @Override
    public boolean accepts(Launch launch) {
        Optional<UUID> exam = ExamOfLaunch.named(launch);
        if (exam.isEmpty()) {
            return false;
        }
        return people.find(launch.core().registration(), launch.core().user().subject())
                .filter(person -> appointed(person, exam.get()) || decides(person, exam.get()))
                .isPresent();
    }

    private boolean appointed(Person person, UUID exam) {
        return appointments.at(new Scope.Exam(exam)).stream()
                .anyMatch(appointment -> appointment.person().equals(person.id()));
    }

    private boolean decides(Person person, UUID exam) {
        return places.stream()
                .flatMap(known -> known.of(exam).stream())
                .anyMatch(place ->
                        JUDGES.stream().anyMatch(duty -> appointments.holds(person.id(), duty, place.place())));
    }

    @Override
    public ModelAndView handle(Launch launch) {
        return card.of(launch);
    }
}
