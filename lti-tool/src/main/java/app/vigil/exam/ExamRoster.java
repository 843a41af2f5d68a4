package app.vigil.exam;

import app.vigil.calendar.DutyRoster;
import app.vigil.calendar.Responsible;
import app.vigil.people.Duty;
import app.vigil.people.People;
import app.vigil.shared.PersonId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Puts names to the duties of an exam, for the calendar that reminds of them. */
@Component
class ExamRoster implements DutyRoster {

    private final Exams exams;
    private final ExamSetup setup;
    private final ExamStaff staff;
    private final People people;

    ExamRoster(Exams exams, ExamSetup setup, ExamStaff staff, People people) {
        this.exams = exams;
        this.setup = setup;
        this.staff = staff;
        this.people = people;
    }

    @Override
    public List<PersonId> responsible(Responsible role, UUID exam) {
        return exams.find(new ExamId(exam))
                .map(found -> responsible(role, found))
                .orElse(List.of());
    }

    private List<PersonId> responsible(Responsible role, Exam exam) {
        return switch (role) {
            case ORGANISER -> lastToSave(exam);
            case TEACHER -> List.copyOf(people.teachersOf(exam.registration(), exam.contextId()));
            case PROCTOR -> staff.holding(Duty.PROCTOR, exam);
            case DECISION_MAKER -> staff.holding(Duty.DECISION_MAKER, exam);
            case COORDINATOR -> staff.holding(Duty.COORDINATOR, exam);
            case COLLEAGUE, SIGNER, EXAMINEE -> List.of();
        };
    }

    private List<PersonId> lastToSave(Exam exam) {
        return setup.history(exam.id()).stream()
                .limit(1)
                .map(ExamSetup.Version::by)
                .toList();
    }

    @Override
    public List<PersonId> overseers(UUID exam) {
        return exams.find(new ExamId(exam)).stream()
                .flatMap(found -> Stream.of(Duty.COORDINATOR, Duty.ADMINISTRATOR)
                        .flatMap(duty -> staff.holding(duty, found).stream()))
                .distinct()
                .toList();
    }
}
