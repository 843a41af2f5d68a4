package app.vigil.incident.marks;

import app.vigil.retention.spi.PersonalDataHolder;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Marks and verdicts are what the protocol is made of and stay; what could not be analysed goes with the recording. */
@Component
class HeldMarks implements PersonalDataHolder {

    private final JdbcClient jdbc;

    HeldMarks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<String, Lifetime> tables() {
        return Map.of(
                "incident",
                Lifetime.DOCUMENT,
                "incident_verdict",
                Lifetime.DOCUMENT,
                "incident_not_analysed",
                Lifetime.RECORDING);
    }

    @Override
    public List<Deleted> purge(UUID sitting) {
        return List.of(Deleted.rows(jdbc, "incident_not_analysed", "sitting", sitting));
    }
}
