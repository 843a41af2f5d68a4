package app.vigil.exam;

import app.vigil.calendar.DeadlineKind;
import app.vigil.calendar.DeadlineStart;
import app.vigil.calendar.Deadlines;
import app.vigil.people.Appointments;
import app.vigil.people.Duty;
import app.vigil.people.PersonAppointed;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** What has to be done before an exam opens: its list of proctors (R2-009), the request for access (R2-037). */
@Component
class ExamDeadlines {

    private final Deadlines deadlines;
    private final Exams exams;
    private final ExamStaff staff;
    private final Appointments appointments;
    private final ExamsOnDuty onDuty;

    ExamDeadlines(Deadlines deadlines, Exams exams, ExamStaff staff, Appointments appointments, ExamsOnDuty onDuty) {
        this.deadlines = deadlines;
        this.exams = exams;
        this.staff = staff;
        this.appointments = appointments;
        this.onDuty = onDuty;
    }

    @ApplicationModuleListener
    void on(ExamSettingsSaved saved) {
        exams.find(saved.exam()).ifPresent(exam -> {
            begin(DeadlineKind.STAFF_LIST, exam);
            begin(DeadlineKind.ACCESS_REQUEST, exam);
        });
    }

    @ApplicationModuleListener
    void on(PersonAppointed appointed) {
        if (appointed.duty() == Duty.PROCTOR) {
            appointments
                    .find(appointed.appointment())
                    .ifPresent(appointment -> onDuty.covered(appointment.scope())
                            .forEach(exam -> deadlines.met(
                                    DeadlineKind.STAFF_LIST, exam.id().value())));
        }
    }

    @EventListener
    void on(ExamErased erased) {
        deadlines.forget(erased.exam().value());
    }

    private void begin(DeadlineKind kind, Exam exam) {
        UUID id = exam.id().value();
        Instant opensAt = exam.opensAt();
        if (opensAt == null) {
            deadlines.withdraw(kind, id);
            return;
        }
        deadlines.begin(task(kind, exam), exam.profile(), Map.of(DeadlineStart.EXAM_OPENS, opensAt));
        if (kind == DeadlineKind.STAFF_LIST
                && !staff.holding(Duty.PROCTOR, exam).isEmpty()) {
            deadlines.met(kind, id);
        }
    }

    private static Deadlines.Task task(DeadlineKind kind, Exam exam) {
        String path = kind == DeadlineKind.STAFF_LIST ? "/exams/" + exam.id() + "#staff" : "/papers/exams/" + exam.id();
        return new Deadlines.Task(kind, exam.id().value(), exam.id().value(), null, path);
    }
}
