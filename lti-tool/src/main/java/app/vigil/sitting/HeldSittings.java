package app.vigil.sitting;

import static app.vigil.retention.spi.PersonalDataHolder.Lifetime.DOCUMENT;
import static app.vigil.retention.spi.PersonalDataHolder.Lifetime.RECORDING;

import app.vigil.exam.ExamId;
import app.vigil.retention.spi.PersonalDataHolder;
import app.vigil.retention.spi.SittingTables;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The sitting and its consents are documents; what was measured of computer and presence goes with the recording. */
@Component
class HeldSittings implements PersonalDataHolder {

    private static final SittingTables TABLES = SittingTables.keyedBy("sitting_id")
            .with(
                    RECORDING,
                    "silence",
                    "agent_instance",
                    "presence",
                    "reported_problem",
                    "system_check",
                    "document_hint")
            .with(DOCUMENT, "rules_agreement", "given_consent", "instruction_shown")
            .where(DOCUMENT, "sitting", "id = :sitting");

    private final JdbcClient jdbc;

    HeldSittings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<String, Lifetime> tables() {
        Map<String, Lifetime> tables = new HashMap<>(TABLES.lifetimes());
        tables.put("representative_consent", DOCUMENT);
        tables.put("extra_time", DOCUMENT);
        return tables;
    }

    @Override
    public List<Deleted> purge(UUID sitting) {
        return TABLES.purge(jdbc, sitting);
    }

    /** Deletes a sitting with everything of this room about it. */
    void erase(SittingId sitting) {
        TABLES.erase(jdbc, sitting.value());
    }

    /** Deletes what this room holds about an exam itself. */
    void erase(ExamId exam) {
        for (String table : List.of("representative_consent", "extra_time", "results_opening")) {
            jdbc.sql("delete from " + table + " where exam_id = :exam")
                    .param("exam", exam.value())
                    .update();
        }
    }
}
