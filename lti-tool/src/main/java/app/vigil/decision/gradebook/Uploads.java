package app.vigil.decision.gradebook;

import app.vigil.exam.ExamId;
import app.vigil.shared.PersonId;
import java.time.Clock;
import java.time.ZoneOffset;
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

    private final JdbcClient jdbc;
    private final Clock clock;

    Uploads(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** In the place of the one before. */
    void keep(ExamId exam, GradebookTable table, PersonId by) {
        forget(exam);
        jdbc.sql("""
                        insert into gradebook_upload (exam, content, uploaded_by, uploaded_at)
                        values (:exam, :content, :by, :at)""")
                .param("exam", exam.value())
                .param("content", JSON.writeValueAsString(table))
                .param("by", by.value())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
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
