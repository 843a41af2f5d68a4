package app.vigil.decision;

import app.vigil.evidence.ExaminedGroups;
import app.vigil.exam.Exam;
import app.vigil.exam.ExamId;
import app.vigil.exam.Exams;
import app.vigil.review.TestBeginnings;
import app.vigil.shared.PersonId;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the LMS says of an examinee: score (R2-062) and group. Imported or read, never typed by a proctor (R2-003). */
@Repository
public class LmsResults implements TestBeginnings, ExaminedGroups {

    private static final String REPLACE = """
            update lms_result set score = coalesce(:score, score), group_name = coalesce(:group, group_name),
              source = :source, imported_by = :by, imported_at = :at where exam = :exam and person = :person""";

    private static final String INSERT = """
            insert into lms_result (exam, person, score, group_name, source, imported_by, imported_at)
            values (:exam, :person, :score, coalesce(:group, ''), :source, :by, :at) on conflict do nothing""";

    private final JdbcClient jdbc;
    private final Exams exams;

    LmsResults(JdbcClient jdbc, Exams exams) {
        this.jdbc = jdbc;
        this.exams = exams;
    }

    /** Both as the LMS writes them; empty when it says nothing. */
    public record LmsResult(String score, String group) {

        /** Nothing was imported. */
        public static final LmsResult UNKNOWN = new LmsResult("", "");

        /** There are points. */
        public boolean scored() {
            return !score.isBlank();
        }
    }

    /** What was read; null where no column of it was, which leaves what was known before. */
    public record Read(@Nullable String score, @Nullable String group) {

        /** What is known then. */
        public LmsResult over(LmsResult former) {
            return new LmsResult(score == null ? former.score() : score, group == null ? former.group() : group);
        }
    }

    /** Where a result comes from. */
    public record Origin(String source, PersonId by, Instant at) {}

    /** What is known of everybody in an exam. */
    public Map<PersonId, LmsResult> ofExam(ExamId exam) {
        Map<PersonId, LmsResult> results = new HashMap<>();
        jdbc.sql("select person, score, group_name from lms_result where exam = :exam")
                .param("exam", exam.value())
                .query(row -> {
                    results.put(
                            new PersonId(row.getObject("person", UUID.class)),
                            new Read(row.getString("score"), row.getString("group_name")).over(LmsResult.UNKNOWN));
                });
        return results;
    }

    @Override
    public Map<PersonId, String> groupsOf(ExamId exam) {
        Map<PersonId, String> groups = new HashMap<>();
        ofExam(exam).forEach((person, result) -> {
            if (!result.group().isBlank()) {
                groups.put(person, result.group());
            }
        });
        return groups;
    }

    /** What is known of one examinee. */
    LmsResult of(ExamId exam, PersonId examinee) {
        return find(exam, examinee).map(read -> read.over(LmsResult.UNKNOWN)).orElse(LmsResult.UNKNOWN);
    }

    /**
     * A row of the gradebook without a score is a test that was not begun; where a teacher checks, or no column of
     * scores was ever read, nobody knows (R2-007).
     */
    @Override
    public Optional<Boolean> begun(ExamId exam, PersonId examinee) {
        return find(exam, examinee)
                .filter(read -> read.score() != null)
                .map(read -> read.over(LmsResult.UNKNOWN).scored())
                .filter(scored ->
                        scored || exams.find(exam).filter(Exam::teacherChecked).isEmpty());
    }

    private Optional<Read> find(ExamId exam, PersonId examinee) {
        return jdbc.sql("select score, group_name from lms_result where exam = :exam and person = :person")
                .param("exam", exam.value())
                .param("person", examinee.value())
                .query((row, number) -> new Read(row.getString("score"), row.getString("group_name")))
                .optional();
    }

    /** Keeps what was read over what was known before, and over what is read at the same moment. */
    public void keep(ExamId exam, PersonId person, Read read, Origin origin) {
        for (String sql : List.of(REPLACE, INSERT, REPLACE)) {
            int changed = jdbc.sql(sql)
                    .param("exam", exam.value())
                    .param("person", person.value())
                    .param("score", read.score(), Types.VARCHAR)
                    .param("group", read.group(), Types.VARCHAR)
                    .param("source", origin.source())
                    .param("by", origin.by().value())
                    .param("at", origin.at().atOffset(ZoneOffset.UTC))
                    .update();
            if (changed > 0) {
                return;
            }
        }
    }
}
