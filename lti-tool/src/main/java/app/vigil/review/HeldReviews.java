package app.vigil.review;

import static app.vigil.retention.spi.PersonalDataHolder.Lifetime.DOCUMENT;
import static app.vigil.retention.spi.PersonalDataHolder.Lifetime.RECORDING;

import app.vigil.retention.spi.PersonalDataHolder;
import app.vigil.retention.spi.SittingTables;
import app.vigil.sitting.SittingErased;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Statuses and identity are documents; which seconds a proctor watched goes with the recording. */
@Component
class HeldReviews implements PersonalDataHolder {

    private static final SittingTables TABLES = SittingTables.keyedBy("sitting")
            .with(RECORDING, "review_coverage", "review_supplement")
            .with(DOCUMENT, "review_identity", "review_version", "review_case");

    private final JdbcClient jdbc;

    HeldReviews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<String, Lifetime> tables() {
        return TABLES.lifetimes();
    }

    @Override
    public List<Deleted> purge(UUID sitting) {
        return TABLES.purge(jdbc, sitting);
    }

    @EventListener
    void on(SittingErased erased) {
        TABLES.erase(jdbc, erased.sitting().value());
    }
}
