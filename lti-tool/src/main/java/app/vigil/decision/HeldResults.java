package app.vigil.decision;

import app.vigil.exam.ExamErased;
import app.vigil.retention.spi.PersonalDataHolder;
import java.util.List;
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
        return Map.of("lms_result", Lifetime.DOCUMENT, "gradebook_upload", Lifetime.DOCUMENT);
    }

    @EventListener
    void on(ExamErased erased) {
        List.of("delete from lms_result where exam = :exam", "delete from gradebook_upload where exam = :exam")
                .forEach(deletion ->
                        jdbc.sql(deletion).param("exam", erased.exam().value()).update());
    }
}
