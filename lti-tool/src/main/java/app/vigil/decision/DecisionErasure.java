package app.vigil.decision;

import app.vigil.sitting.SittingErased;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Erases the decisions on a sitting that goes. */
@Component
class DecisionErasure {

    private static final List<String> DELETIONS = List.of(
            "delete from decision where sitting = :sitting", "delete from decision_entry where sitting = :sitting");

    private final JdbcClient jdbc;

    DecisionErasure(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void on(SittingErased erased) {
        DELETIONS.forEach(deletion ->
                jdbc.sql(deletion).param("sitting", erased.sitting().value()).update());
    }
}
