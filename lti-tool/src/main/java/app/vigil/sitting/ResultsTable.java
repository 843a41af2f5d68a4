package app.vigil.sitting;

import app.vigil.exam.ExamId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code results_opening}. */
@Component
class ResultsTable {

    private final JdbcClient jdbc;

    ResultsTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An exam whose results may be looked at now. */
    record Due(ExamId exam, Instant opensAt) {}

    void plan(ExamId exam, Instant opensAt) {
        int known = jdbc.sql("update results_opening set opens_at = :at, settled = false where exam_id = :exam")
                .param("at", Columns.of(opensAt))
                .param("exam", exam.value())
                .update();
        if (known == 0) {
            jdbc.sql("""
                            insert into results_opening (exam_id, opens_at, settled)
                            select :exam, :at, false
                            where not exists (select 1 from results_opening where exam_id = :exam)""")
                    .param("exam", exam.value())
                    .param("at", Columns.of(opensAt))
                    .update();
        }
    }

    void forget(ExamId exam) {
        jdbc.sql("delete from results_opening where exam_id = :exam")
                .param("exam", exam.value())
                .update();
    }

    List<Due> due(Instant now) {
        return jdbc.sql("select exam_id, opens_at from results_opening where opens_at <= :now and not settled")
                .param("now", Columns.of(now))
                .query((row, number) ->
                        new Due(new ExamId(row.getObject("exam_id", UUID.class)), Columns.instant(row, "opens_at")))
                .list();
    }

    /** Nobody is left to let in; a plan changed meanwhile stays open. */
    void settle(Due due) {
        jdbc.sql("update results_opening set settled = true where exam_id = :exam and opens_at = :at")
                .param("exam", due.exam().value())
                .param("at", Columns.of(due.opensAt()))
                .update();
    }
}
