package app.vigil.incident.marks;

import app.vigil.sitting.SittingErased;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Erases the marks of a sitting that goes, with every word said on them. */
@Component
class MarkErasure {

    private static final List<String> DELETIONS = List.of(
            "delete from incident_verdict where incident in (select id from incident where sitting = :sitting)",
            "delete from incident where sitting = :sitting",
            "delete from incident_not_analysed where sitting = :sitting");

    private final JdbcClient jdbc;

    MarkErasure(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void on(SittingErased erased) {
        DELETIONS.forEach(deletion ->
                jdbc.sql(deletion).param("sitting", erased.sitting().value()).update());
    }
}
