package app.vigil.live.quiz;

import static app.vigil.retention.spi.PersonalDataHolder.Lifetime.RECORDING;

import app.vigil.retention.spi.SittingTables;
import app.vigil.sitting.SittingRows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the quiz page reported and was told goes with the recording. */
@Component
class HeldSignals extends SittingRows {

    private static final SittingTables TABLES =
            SittingTables.keyedBy("sitting").with(RECORDING, "live_signal", "live_notice", "live_quiz");

    HeldSignals(JdbcClient jdbc) {
        super(jdbc, TABLES);
    }
}
