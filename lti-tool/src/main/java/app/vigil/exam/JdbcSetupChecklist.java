package app.vigil.exam;

import app.vigil.people.Appointments;
import app.vigil.people.Duty;
import app.vigil.shared.PersonId;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps the ticks of the steps in the LMS; the staff steps are read off the appointments. */
@Repository
class JdbcSetupChecklist implements SetupChecklist {

    private final JdbcClient jdbc;
    private final Appointments appointments;
    private final ProctorNeed need;
    private final Clock clock;

    JdbcSetupChecklist(JdbcClient jdbc, Appointments appointments, ProctorNeed need, Clock clock) {
        this.jdbc = jdbc;
        this.appointments = appointments;
        this.need = need;
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
        return Arrays.stream(Step.values())
                .filter(step -> step.neededFor(exam.presentation(), gated))
                .map(step -> new Item(step, done(step, ticked, held, enough)))
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
            case RESTRICT_QUIZ, EXCLUDE_FROM_TOTAL, FRAMING, LOADER -> ticked.contains(step.code());
            case PROCTOR -> held.contains(Duty.PROCTOR) && enough;
            case DECISION_MAKER -> held.contains(Duty.DECISION_MAKER);
        };
    }

    private Set<Duty> duties(Exam exam) {
        return Stream.concat(
                        appointments.at(new Appointments.Scope.Exam(exam.id().value())).stream(),
                        appointments.at(new Appointments.Scope.Unit(exam.unit())).stream())
                .map(Appointments.Appointment::duty)
                .collect(Collectors.toSet());
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
