package app.vigil.incident.marks;

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

/** Marks and verdicts are what the protocol is made of and stay; what could not be analysed goes with the recording. */
@Component
class HeldMarks implements PersonalDataHolder {

    private static final SittingTables TABLES = SittingTables.keyedBy("sitting")
            .where(DOCUMENT, "incident_verdict", "incident in (select id from incident where sitting = :sitting)")
            .with(DOCUMENT, "incident")
            .with(RECORDING, "incident_not_analysed");

    private final JdbcClient jdbc;

    HeldMarks(JdbcClient jdbc) {
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
