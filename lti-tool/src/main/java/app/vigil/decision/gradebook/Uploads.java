package app.vigil.decision.gradebook;

import app.vigil.exam.ExamId;
import app.vigil.shared.PersonId;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** What was read of a gradebook and waits to be imported: at most one table for each exam. */
@Repository
@Transactional
class Uploads {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String REPLACE =
            "update gradebook_upload set content = :content, uploaded_by = :by, uploaded_at = :at where exam = :exam";

    private static final String INSERT = """
            insert into gradebook_upload (exam, content, uploaded_by, uploaded_at)
            values (:exam, :content, :by, :at) on conflict do nothing""";

    private final JdbcClient jdbc;
    private final Clock clock;

    Uploads(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** In the place of the one before, and of one that comes at the same moment. */
    void keep(ExamId exam, GradebookTable table, PersonId by) {
        String content = JSON.writeValueAsString(table);
        for (String sql : List.of(REPLACE, INSERT, REPLACE)) {
            int changed = jdbc.sql(sql)
                    .param("exam", exam.value())
                    .param("content", content)
                    .param("by", by.value())
                    .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
            if (changed > 0) {
                return;
            }
        }
    }

    Optional<GradebookTable> find(ExamId exam) {
        return jdbc.sql("select content from gradebook_upload where exam = :exam")
                .param("exam", exam.value())
                .query(String.class)
                .optional()
                .map(content -> JSON.readValue(content, GradebookTable.class));
    }

    void forget(ExamId exam) {
        jdbc.sql("delete from gradebook_upload where exam = :exam")
                .param("exam", exam.value())
                .update();
    }
}
