package app.vigil.decision;

import static app.vigil.retention.spi.PersonalDataHolder.Lifetime.DOCUMENT;

import app.vigil.retention.spi.SittingTables;
import app.vigil.sitting.SittingRows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Decisions and their protocols are documents and outlive the recording. */
@Component
class HeldDecisions extends SittingRows {

    private static final SittingTables TABLES =
            SittingTables.keyedBy("sitting").with(DOCUMENT, "decision", "decision_entry");

    HeldDecisions(JdbcClient jdbc) {
        super(jdbc, TABLES);
    }
}
