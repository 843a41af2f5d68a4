package app.vigil.review;

import app.vigil.sitting.SittingErased;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Erases the review of a sitting that goes. */
@Component
class ReviewErasure {

    private static final List<String> DELETIONS = List.of(
            "delete from review_coverage where sitting = :sitting",
            "delete from review_identity where sitting = :sitting",
            "delete from review_version where sitting = :sitting",
            "delete from review_case where sitting = :sitting");

    private final JdbcClient jdbc;

    ReviewErasure(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void on(SittingErased erased) {
        DELETIONS.forEach(deletion ->
                jdbc.sql(deletion).param("sitting", erased.sitting().value()).update());
    }
}
