package app.vigil.exam.web;

import app.vigil.exam.CourseMembers;
import app.vigil.exam.Exam;
import app.vigil.people.Appointments;
import app.vigil.people.Appointments.Appointment;
import app.vigil.people.People;
import app.vigil.people.Person;
import app.vigil.shared.PersonId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Who is appointed for an exam, and who could be. */
@Component
class StaffList {

    private final Appointments appointments;
    private final CourseMembers members;
    private final People people;

    StaffList(Appointments appointments, CourseMembers members, People people) {
        this.appointments = appointments;
        this.members = members;
        this.people = people;
    }

    /** An appointment; those of the whole unit are ended where the unit is administered. */
    record Line(UUID id, String name, String duty, String orderNumber, String orderDate, boolean ofUnit) {}

    /** A person to choose. */
    record Candidate(String id, String name) {}

    /** Everybody may be appointed, for Moodle's membership list calls non-editing teachers learners, too. */
    void describe(ModelAndView page, Exam exam) {
        List<CourseMembers.Member> known = members.of(exam.id());
        page.addObject("staff", lines(exam));
        List<Candidate> learners = candidates(known, true);
        List<Candidate> candidates = new ArrayList<>(candidates(known, false));
        candidates.addAll(learners);
        page.addObject("candidates", candidates);
        page.addObject("learners", learners);
        page.addObject(
                "membersReadAt",
                members.readAt(exam.id()).map(Instant::toEpochMilli).orElse(null));
    }

    private static List<Candidate> candidates(List<CourseMembers.Member> members, boolean learner) {
        return members.stream()
                .filter(member -> member.learner() == learner)
                .map(member -> new Candidate(
                        member.person().id().toString(), member.person().displayName()))
                .toList();
    }

    private List<Line> lines(Exam exam) {
        List<Appointment> all = new ArrayList<>(
                appointments.at(new Appointments.Scope.Exam(exam.id().value())));
        all.addAll(appointments.at(new Appointments.Scope.Unit(exam.unit())));
        Map<PersonId, Person> named =
                people.findAll(all.stream().map(Appointment::person).distinct().toList());
        return all.stream().map(one -> line(one, named)).toList();
    }

    private static Line line(Appointment appointment, Map<PersonId, Person> named) {
        String name = Optional.ofNullable(named.get(appointment.person()))
                .map(Person::displayName)
                .orElse("–");
        return new Line(
                appointment.id(),
                name,
                appointment.duty().code(),
                appointment.orderNumber(),
                appointment.orderDate().toString(),
                appointment.scope() instanceof Appointments.Scope.Unit);
    }
}
