package app.vigil.decision.papers;

import app.vigil.exam.ExamErased;
import app.vigil.lti.RegistrationDeleted;
import app.vigil.retention.spi.PersonalDataHolder;
import java.util.List;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Papers are documents and outlive the recordings; they go with the exam. */
@Component
class HeldPapers implements PersonalDataHolder {

    private static final List<String> OF_EXAM = List.of(
            "delete from paper_scan where paper in (select id from paper where exam = :exam)",
            "delete from paper_signature where paper in (select id from paper where exam = :exam)",
            "delete from paper where exam = :exam");

    private final JdbcClient jdbc;

    HeldPapers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<String, Lifetime> tables() {
        return Map.of(
                "paper", Lifetime.DOCUMENT, "paper_signature", Lifetime.DOCUMENT, "paper_scan", Lifetime.DOCUMENT);
    }

    @EventListener
    void on(RegistrationDeleted deleted) {
        jdbc.sql("delete from paper_number where institution = :institution")
                .param("institution", deleted.registration().value())
                .update();
    }

    @EventListener
    void on(ExamErased erased) {
        OF_EXAM.forEach(deletion ->
                jdbc.sql(deletion).param("exam", erased.exam().value()).update());
    }
}
