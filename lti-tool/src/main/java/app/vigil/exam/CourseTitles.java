package app.vigil.exam;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the courses of exams were called when the exams were made. */
@Component
public class CourseTitles {

    private final JdbcClient jdbc;

    CourseTitles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Titles of those that are known. */
    public Map<ExamId, String> of(Collection<ExamId> exams) {
        Map<ExamId, String> titles = new HashMap<>();
        if (!exams.isEmpty()) {
            jdbc.sql("select id, context_title from exam where id in (:exams)")
                    .param("exams", exams.stream().map(ExamId::value).toList())
                    .query(row -> {
                        titles.put(new ExamId(row.getObject("id", UUID.class)), row.getString("context_title"));
                    });
        }
        return titles;
    }
}
