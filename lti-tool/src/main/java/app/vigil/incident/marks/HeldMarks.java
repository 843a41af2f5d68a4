package app.vigil.incident.marks;

import static app.vigil.retention.spi.PersonalDataHolder.Lifetime.DOCUMENT;
import static app.vigil.retention.spi.PersonalDataHolder.Lifetime.RECORDING;

import app.vigil.retention.spi.SittingTables;
import app.vigil.sitting.SittingRows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Marks, verdicts and answers are what the protocol is made of and stay; what could not be analysed goes with the recording. */
@Component
class HeldMarks extends SittingRows {

    private static final SittingTables TABLES = SittingTables.keyedBy("sitting")
            .where(DOCUMENT, "incident_verdict", "incident in (select id from incident where sitting = :sitting)")
            .with(DOCUMENT, "incident_answer", "incident")
            .with(RECORDING, "incident_not_analysed", "incident_awaited");

    HeldMarks(JdbcClient jdbc) {
        super(jdbc, TABLES);
    }
}
