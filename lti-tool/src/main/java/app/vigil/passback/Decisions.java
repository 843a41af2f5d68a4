package app.vigil.passback;

import app.vigil.decision.DecisionTaken;
import app.vigil.sitting.SittingId;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The newest decision of each sitting, so that a corrected status keeps the decided number. */
@Component
class Decisions {

    private final JdbcClient jdbc;

    Decisions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Decision(int version, boolean credited, String words) {}

    /** An older version that arrives late changes nothing. Call it outside of a transaction. */
    void remember(DecisionTaken taken) {
        if (replace(taken) == 0 && find(taken.sitting()).isEmpty()) {
            try {
                insert(taken);
            } catch (DuplicateKeyException rememberedMeanwhile) {
                replace(taken);
            }
        }
    }

    Optional<Decision> find(SittingId sitting) {
        return jdbc.sql("select version, credited, words from passback_decision where sitting_id = :sitting")
                .param("sitting", sitting.value())
                .query((row, number) ->
                        new Decision(row.getInt("version"), row.getBoolean("credited"), row.getString("words")))
                .optional();
    }

    private int replace(DecisionTaken taken) {
        return jdbc.sql("""
                        update passback_decision set version = :version, credited = :credited, words = :words
                        where sitting_id = :sitting and version < :version""")
                .param("version", taken.version())
                .param("credited", taken.credited())
                .param("words", taken.comment())
                .param("sitting", taken.sitting().value())
                .update();
    }

    private void insert(DecisionTaken taken) {
        jdbc.sql("""
                        insert into passback_decision (sitting_id, version, credited, words)
                        values (:sitting, :version, :credited, :words)""")
                .param("version", taken.version())
                .param("credited", taken.credited())
                .param("words", taken.comment())
                .param("sitting", taken.sitting().value())
                .update();
    }
}
