package app.vigil.passback;

import app.vigil.exam.ExamErased;
import app.vigil.sitting.SittingErased;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Erases the outbox of an exam that goes; what the platform holds already stays there. */
@Component
class PassbackErasure {

    private static final List<String> OF_EXAM = List.of(
            "delete from passback_score where lane_id in (select id from passback_lane where exam_id = :exam)",
            "delete from passback_lane where exam_id = :exam",
            "delete from passback_control where exam_id = :exam",
            "delete from passback_exam where exam_id = :exam");

    private final JdbcClient jdbc;

    PassbackErasure(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void on(ExamErased erased) {
        OF_EXAM.forEach(deletion ->
                jdbc.sql(deletion).param("exam", erased.exam().value()).update());
    }

    @EventListener
    void on(SittingErased erased) {
        jdbc.sql("delete from passback_decision where sitting_id = :sitting")
                .param("sitting", erased.sitting().value())
                .update();
    }
}
