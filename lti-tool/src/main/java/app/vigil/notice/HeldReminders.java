package app.vigil.notice;

import app.vigil.exam.ExamErased;
import app.vigil.retention.spi.PersonalDataHolder;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who waits for a digest; it goes with the exam, too. */
@Component
class HeldReminders implements PersonalDataHolder {

    private final JdbcClient jdbc;

    HeldReminders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<String, Lifetime> tables() {
        return Map.of("notice_reminder", Lifetime.PERSON);
    }

    @EventListener
    void on(ExamErased erased) {
        jdbc.sql("delete from notice_reminder where exam = :exam")
                .param("exam", erased.exam().value())
                .update();
    }
}
