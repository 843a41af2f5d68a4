package app.vigil.review;

import static app.vigil.retention.spi.PersonalDataHolder.Lifetime.DOCUMENT;
import static app.vigil.retention.spi.PersonalDataHolder.Lifetime.RECORDING;

import app.vigil.retention.spi.SittingTables;
import app.vigil.sitting.SittingRows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Statuses and identity are documents; which seconds a proctor watched, and what a second look found, goes with the recording. */
@Component
class HeldReviews extends SittingRows {

    private static final SittingTables TABLES = SittingTables.keyedBy("sitting")
            .with(RECORDING, "review_coverage", "review_supplement", "review_reanalysis")
            .with(DOCUMENT, "review_identity", "review_version", "review_second", "review_case");

    HeldReviews(JdbcClient jdbc) {
        super(jdbc, TABLES);
    }
}
