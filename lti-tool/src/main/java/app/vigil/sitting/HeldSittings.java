package app.vigil.sitting;

import app.vigil.retention.spi.PersonalDataHolder;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The sitting and its consents are documents; what was measured of computer and presence goes with the recording. */
@Component
class HeldSittings implements PersonalDataHolder {

    private final JdbcClient jdbc;

    HeldSittings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<String, Lifetime> tables() {
        return Map.of(
                "sitting", Lifetime.DOCUMENT,
                "consent", Lifetime.DOCUMENT,
                "representative_consent", Lifetime.DOCUMENT,
                "system_check", Lifetime.RECORDING,
                "reported_problem", Lifetime.RECORDING,
                "presence", Lifetime.RECORDING,
                "agent_instance", Lifetime.RECORDING,
                "silence", Lifetime.RECORDING);
    }

    @Override
    public List<Deleted> purge(UUID sitting) {
        return Stream.of("system_check", "reported_problem", "presence", "agent_instance", "silence")
                .map(table -> Deleted.rows(jdbc, table, "sitting_id", sitting))
                .toList();
    }
}
