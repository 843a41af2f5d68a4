package app.vigil.live.quiz;

import app.vigil.retention.spi.PersonalDataHolder;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the quiz page reported and was told goes with the recording. */
@Component
class HeldSignals implements PersonalDataHolder {

    private final JdbcClient jdbc;

    HeldSignals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<String, Lifetime> tables() {
        return Map.of(
                "live_quiz", Lifetime.RECORDING, "live_signal", Lifetime.RECORDING, "live_notice", Lifetime.RECORDING);
    }

    @Override
    public List<Deleted> purge(UUID sitting) {
        return List.of(
                Deleted.rows(jdbc, "live_signal", "sitting", sitting),
                Deleted.rows(jdbc, "live_notice", "sitting", sitting),
                Deleted.rows(jdbc, "live_quiz", "sitting", sitting));
    }
}
