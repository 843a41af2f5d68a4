package app.vigil.exam;

import app.vigil.calendar.DeadlineKind;
import app.vigil.calendar.Deadlines;
import app.vigil.calendar.InstitutionCalendar;
import app.vigil.people.Appointments;
import app.vigil.people.Duty;
import app.vigil.shared.PersonId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps the ticks of the steps in the LMS; the staff steps are read off the appointments. */
@Repository
class JdbcSetupChecklist implements SetupChecklist {

    private final JdbcClient jdbc;
    private final ExamStaff staff;
    private final ProctorNeed need;
    private final Deadlines deadlines;
    private final InstitutionCalendar calendar;
    private final Clock clock;

    JdbcSetupChecklist(
            JdbcClient jdbc,
            ExamStaff staff,
            ProctorNeed need,
            Deadlines deadlines,
            InstitutionCalendar calendar,
            Clock clock) {
        this.jdbc = jdbc;
        this.staff = staff;
        this.need = need;
        this.deadlines = deadlines;
        this.calendar = calendar;
        this.clock = clock;
    }

    @Override
    public List<Item> of(Exam exam) {
        Set<String> ticked = Set.copyOf(jdbc.sql("select step from exam_setup_step where exam = :exam")
                .param("exam", exam.id().value())
                .query(String.class)
                .list());
        Set<Duty> held = duties(exam);
        boolean gated = gated(exam.id());
        boolean enough = need.ofCourse(exam).filter(ProctorNeed.Need::lacking).isEmpty();
        boolean banked =
                calendar.countedFrom(exam.profile(), DeadlineKind.QUESTION_BANK).isPresent();
        UUID id = exam.id().value();
        Instant bankDue = deadlines.due(DeadlineKind.QUESTION_BANK, id).get(id);
        return Arrays.stream(Step.values())
                .filter(step -> step.neededFor(exam.presentation(), banked, gated))
                .map(step -> new Item(
                        step,
                        done(step, ticked, held, enough),
                        step == Step.QUESTION_BANK && bankDue != null ? bankDue.toEpochMilli() : null))
                .toList();
    }

    @Override
    public boolean gated(ExamId exam) {
        return jdbc.sql("select count(*) from exam_link where exam = :exam")
                        .param("exam", exam.value())
                        .query(Integer.class)
                        .single()
                == 0;
    }

    private static boolean done(Step step, Set<String> ticked, Set<Duty> held, boolean enough) {
        return switch (step) {
            case QUESTION_BANK, RESTRICT_QUIZ, EXCLUDE_FROM_TOTAL, FRAMING, LOADER -> ticked.contains(step.code());
            case PROCTOR -> held.contains(Duty.PROCTOR) && enough;
            case DECISION_MAKER -> held.contains(Duty.DECISION_MAKER);
        };
    }

    private Set<Duty> duties(Exam exam) {
        return staff.of(exam).stream().map(Appointments.Appointment::duty).collect(Collectors.toSet());
    }

    @Override
    public boolean hasQuestions(Exam exam) {
        Instant opensAt = exam.opensAt();
        if (opensAt != null && !clock.instant().isBefore(opensAt)) {
            return true;
        }
        return jdbc.sql("select count(*) from exam_setup_step where exam = :exam and step = :step")
                        .param("exam", exam.id().value())
                        .param("step", Step.QUESTION_BANK.code())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    @Override
    public void tick(ExamId exam, Step step, boolean done, PersonId by) {
        if (step.automatic()) {
            throw new IllegalArgumentException("this tool sees itself whether " + step.code() + " is done");
        }
        if (done) {
            insert(exam, step, by);
        } else {
            jdbc.sql("delete from exam_setup_step where exam = :exam and step = :step")
                    .param("exam", exam.value())
                    .param("step", step.code())
                    .update();
        }
        if (step == Step.QUESTION_BANK) {
            tellTheCalendar(exam.value(), done);
        }
    }

    private void tellTheCalendar(UUID exam, boolean done) {
        if (done) {
            deadlines.met(DeadlineKind.QUESTION_BANK, exam);
        } else {
            deadlines.reopen(DeadlineKind.QUESTION_BANK, exam);
        }
    }

    private void insert(ExamId exam, Step step, PersonId by) {
        try {
            jdbc.sql("insert into exam_setup_step (exam, step, done_at, done_by) values (:exam, :step, :at, :by)")
                    .param("exam", exam.value())
                    .param("step", step.code())
                    .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                    .param("by", by.value())
                    .update();
        } catch (DuplicateKeyException tickedBefore) {
            // The first tick stays: it says who did it.
        }
    }
}
