package app.vigil.live.quiz;

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

/** What the quiz page reported and was told goes with the recording. */
@Component
class HeldSignals implements PersonalDataHolder {

    private static final SittingTables TABLES =
            SittingTables.keyedBy("sitting").with(RECORDING, "live_signal", "live_notice", "live_quiz");

    private final JdbcClient jdbc;

    HeldSignals(JdbcClient jdbc) {
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
