package app.vigil.decision;

import app.vigil.exam.ExamErased;
import app.vigil.retention.spi.PersonalDataHolder;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the LMS said of people is part of the protocol and goes with the exam. */
@Component
class HeldResults implements PersonalDataHolder {

    private final JdbcClient jdbc;

    HeldResults(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<String, Lifetime> tables() {
        return Map.of("lms_result", Lifetime.DOCUMENT);
    }

    @EventListener
    void on(ExamErased erased) {
        jdbc.sql("delete from lms_result where exam = :exam")
                .param("exam", erased.exam().value())
                .update();
    }
}
