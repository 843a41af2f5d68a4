package app.vigil.sitting;

import app.vigil.exam.Exam;
import app.vigil.exam.ExamErased;
import app.vigil.exam.Exams;
import app.vigil.lti.HangsOnRegistration;
import app.vigil.lti.RegistrationId;
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

    private final Exams exams;
    private final Sittings sittings;
    private final HeldSittings held;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    SittingErasure(
            Exams exams, Sittings sittings, HeldSittings held, JdbcClient jdbc, ApplicationEventPublisher events) {
        this.exams = exams;
        this.sittings = sittings;
        this.held = held;
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
        held.erase(erased.exam());
    }

    private void erase(SittingId sitting) {
        events.publishEvent(new SittingErased(sitting));
        held.erase(sitting);
    }
}
