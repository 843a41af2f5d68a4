package app.vigil.review;

import app.vigil.retention.spi.PersonalDataHolder;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Statuses and identity are documents; which seconds a proctor watched goes with the recording. */
@Component
class HeldReviews implements PersonalDataHolder {

    private final JdbcClient jdbc;

    HeldReviews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<String, Lifetime> tables() {
        return Map.of(
                "review_case",
                Lifetime.DOCUMENT,
                "review_version",
                Lifetime.DOCUMENT,
                "review_identity",
                Lifetime.DOCUMENT,
                "review_coverage",
                Lifetime.RECORDING);
    }

    @Override
    public List<Deleted> purge(UUID sitting) {
        return List.of(Deleted.rows(jdbc, "review_coverage", "sitting", sitting));
    }
}
