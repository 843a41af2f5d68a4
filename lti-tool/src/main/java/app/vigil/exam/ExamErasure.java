package app.vigil.exam;

import app.vigil.lti.HangsOnRegistration;
import app.vigil.lti.RegistrationDeleted;
import app.vigil.lti.RegistrationId;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Erases the exams of an institution that goes, after everything that hangs on them. */
@Component
@Order(30)
class ExamErasure implements HangsOnRegistration {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    ExamErasure(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    @Override
    public String code() {
        return "exams";
    }

    @Override
    public long count(RegistrationId registration) {
        return jdbc.sql("select count(*) from exam where registration = :registration")
                .param("registration", registration.value())
                .query(Long.class)
                .single();
    }

    @EventListener
    void on(RegistrationDeleted deleted) {
        jdbc.sql("select id from exam where registration = :registration")
                .param("registration", deleted.registration().value())
                .query((row, number) -> new ExamId(row.getObject("id", UUID.class)))
                .list()
                .forEach(this::erase);
    }

    private void erase(ExamId exam) {
        events.publishEvent(new ExamErased(exam));
        jdbc.sql("delete from exam_link where exam = :exam")
                .param("exam", exam.value())
                .update();
        jdbc.sql("delete from exam_setup_step where exam = :exam")
                .param("exam", exam.value())
                .update();
        jdbc.sql("delete from exam_member where exam = :exam")
                .param("exam", exam.value())
                .update();
        jdbc.sql("delete from exam_version where exam = :exam")
                .param("exam", exam.value())
                .update();
        jdbc.sql("delete from exam where id = :exam")
                .param("exam", exam.value())
                .update();
    }
}
