package app.vigil.decision;

import static app.vigil.retention.spi.PersonalDataHolder.Lifetime.DOCUMENT;

import app.vigil.retention.spi.PersonalDataHolder;
import app.vigil.retention.spi.SittingTables;
import app.vigil.sitting.SittingErased;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Decisions and their protocols are documents and outlive the recording. */
@Component
class HeldDecisions implements PersonalDataHolder {

    private static final SittingTables TABLES =
            SittingTables.keyedBy("sitting").with(DOCUMENT, "decision", "decision_entry");

    private final JdbcClient jdbc;

    HeldDecisions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<String, Lifetime> tables() {
        return TABLES.lifetimes();
    }

    @EventListener
    void on(SittingErased erased) {
        TABLES.erase(jdbc, erased.sitting().value());
    }
}
