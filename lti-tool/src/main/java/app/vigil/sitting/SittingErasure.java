package app.vigil.sitting;

import app.vigil.exam.Exam;
import app.vigil.exam.ExamErased;
import app.vigil.exam.ExamId;
import app.vigil.exam.Exams;
import app.vigil.lti.HangsOnRegistration;
import app.vigil.lti.RegistrationId;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Erases the sittings of an exam that goes; wordings of consents stay, for they tell of nobody. */
@Component
@Order(40)
class SittingErasure implements HangsOnRegistration {

    private static final List<String> TABLES =
            List.of("silence", "agent_instance", "presence", "reported_problem", "system_check", "consent");

    private final Exams exams;
    private final Sittings sittings;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    SittingErasure(Exams exams, Sittings sittings, JdbcClient jdbc, ApplicationEventPublisher events) {
        this.exams = exams;
        this.sittings = sittings;
        this.jdbc = jdbc;
        this.events = events;
    }

    @Override
    public String code() {
        return "sittings";
    }

    @Override
    public long count(RegistrationId registration) {
        return exams.ofRegistration(registration).stream()
                .map(Exam::id)
                .mapToLong(exam -> sittings.ofExam(exam).size())
                .sum();
    }

    @EventListener
    void on(ExamErased erased) {
        jdbc.sql("select id from sitting where exam_id = :exam")
                .param("exam", erased.exam().value())
                .query((row, number) -> new SittingId(row.getObject("id", UUID.class)))
                .list()
                .forEach(this::erase);
        deleteOf(erased.exam(), "representative_consent");
        deleteOf(erased.exam(), "results_opening");
    }

    private void erase(SittingId sitting) {
        events.publishEvent(new SittingErased(sitting));
        TABLES.forEach(table -> delete(table, "sitting_id", sitting));
        delete("sitting", "id", sitting);
    }

    private void delete(String table, String column, SittingId sitting) {
        jdbc.sql("delete from " + table + " where " + column + " = :sitting")
                .param("sitting", sitting.value())
                .update();
    }

    private void deleteOf(ExamId exam, String table) {
        jdbc.sql("delete from " + table + " where exam_id = :exam")
                .param("exam", exam.value())
                .update();
    }
}
