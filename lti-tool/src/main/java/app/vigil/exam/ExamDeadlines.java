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

/**
 * What has to be done before an exam opens: its list of proctors (R2-009), its bank of questions (R2-036), the request for
 * access (R2-037).
 */
@Component
class ExamDeadlines {

    private final Deadlines deadlines;
    private final Exams exams;
    private final ExamStaff staff;
    private final Appointments appointments;
    private final ExamsOnDuty onDuty;
    private final SetupChecklist checklist;

    ExamDeadlines(
            Deadlines deadlines,
            Exams exams,
            ExamStaff staff,
            Appointments appointments,
            ExamsOnDuty onDuty,
            SetupChecklist checklist) {
        this.deadlines = deadlines;
        this.exams = exams;
        this.staff = staff;
        this.appointments = appointments;
        this.onDuty = onDuty;
        this.checklist = checklist;
    }

    @ApplicationModuleListener
    void on(ExamSettingsSaved saved) {
        exams.find(saved.exam()).ifPresent(exam -> {
            begin(DeadlineKind.STAFF_LIST, exam);
            begin(DeadlineKind.QUESTION_BANK, exam);
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
        if (done(kind, exam)) {
            deadlines.met(kind, id);
        }
    }

    private boolean done(DeadlineKind kind, Exam exam) {
        return switch (kind) {
            case STAFF_LIST -> !staff.holding(Duty.PROCTOR, exam).isEmpty();
            case QUESTION_BANK -> checklist.hasQuestions(exam);
            default -> false;
        };
    }

    private static Deadlines.Task task(DeadlineKind kind, Exam exam) {
        String path = switch (kind) {
            case STAFF_LIST -> "/exams/" + exam.id() + "#staff";
            case QUESTION_BANK -> "/exams/" + exam.id() + "#checklist";
            default -> "/papers/exams/" + exam.id();
        };
        return new Deadlines.Task(kind, exam.id().value(), exam.id().value(), null, path);
    }
}
