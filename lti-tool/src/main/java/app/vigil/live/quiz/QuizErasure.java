package app.vigil.live.quiz;

import app.vigil.sitting.SittingErased;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Erases what the quiz page of a sitting that goes has told. */
@Component
class QuizErasure {

    private static final List<String> DELETIONS = List.of(
            "delete from live_notice where sitting = :sitting",
            "delete from live_signal where sitting = :sitting",
            "delete from live_quiz where sitting = :sitting");

    private final JdbcClient jdbc;

    QuizErasure(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void on(SittingErased erased) {
        DELETIONS.forEach(deletion ->
                jdbc.sql(deletion).param("sitting", erased.sitting().value()).update());
    }
}
