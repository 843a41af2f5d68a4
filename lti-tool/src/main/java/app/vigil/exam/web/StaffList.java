package app.vigil.exam.web;

import app.vigil.exam.CourseMembers;
import app.vigil.exam.Exam;
import app.vigil.exam.ExamStaff;
import app.vigil.exam.ProctorNeed;
import app.vigil.people.AppointedPeople;
import app.vigil.people.AppointedPeople.Appointed;
import app.vigil.people.Appointments.Appointment;
import app.vigil.people.Appointments.Scope;
import app.vigil.people.Duty;
import app.vigil.people.People;
import app.vigil.people.Person;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Who is appointed for an exam or its unit, and who could be. */
@Component
class StaffList {

    private static final List<Duty> DUTIES = List.of(Duty.PROCTOR, Duty.DECISION_MAKER, Duty.COORDINATOR);

    private final AppointedPeople appointed;
    private final ExamStaff staff;
    private final CourseMembers members;
    private final People people;
    private final StaffDeadline deadline;
    private final ProctorNeed need;

    StaffList(
            AppointedPeople appointed,
            ExamStaff staff,
            CourseMembers members,
            People people,
            StaffDeadline deadline,
            ProctorNeed need) {
        this.appointed = appointed;
        this.staff = staff;
        this.members = members;
        this.people = people;
        this.deadline = deadline;
        this.need = need;
    }

    void describe(ModelAndView page, Exam exam, Locale locale) {
        List<Appointed> ofExam = appointed.at(new Scope.Exam(exam.id().value()));
        page.addObject("appointed", ofExam);
        List<Appointed> ofUnit = staff.upwards(exam)
                .map(Scope.Unit::new)
                .flatMap(scope -> appointed.at(scope).stream())
                .filter(one -> DUTIES.contains(one.appointment().duty())
                        && exam.place()
                                .gives(
                                        one.appointment().duty(),
                                        one.appointment().scope()))
                .toList();
        page.addObject("unitStaff", ofUnit);
        page.addObject("commission", !exam.kind().dutiesOfTheExamItself().isEmpty());
        List<Appointment> all = Stream.concat(ofExam.stream(), ofUnit.stream())
                .map(Appointed::appointment)
                .toList();
        page.addObject("staffDeadline", deadline.of(exam, all, locale).orElse(null));
        page.addObject("persons", people.ofCourse(exam.registration(), exam.contextId()));
        page.addObject("duties", DUTIES);
        page.addObject("proctorNeed", need.ofCourse(exam).orElse(null));
        page.addObject("learners", learners(exam, ofExam));
        page.addObject(
                "membersReadAt",
                members.readAt(exam.id()).map(Instant::toEpochMilli).orElse(null));
    }

    /** Whom the gate can be tested with; Moodle's list calls the appointed non-editing teachers learners, too. */
    private List<Person> learners(Exam exam, List<Appointed> ofExam) {
        return members.of(exam.id()).stream()
                .filter(CourseMembers.Member::learner)
                .map(CourseMembers.Member::person)
                .filter(person ->
                        ofExam.stream().noneMatch(one -> one.person().id().equals(person.id())))
                .toList();
    }
}
