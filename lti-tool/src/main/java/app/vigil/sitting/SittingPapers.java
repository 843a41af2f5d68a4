package app.vigil.sitting;

import app.vigil.exam.ExamId;
import app.vigil.shared.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What is filed with a sitting and never changes: check reports, problems, looks at the document, papers of representatives. */
@Component
class SittingPapers {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final DocumentHints documents;

    SittingPapers(JdbcClient jdbc) {
        this.jdbc = jdbc;
        documents = new DocumentHints(jdbc);
    }

    void file(SittingId sitting, IdentityHints hints) {
        documents.file(sitting, hints);
    }

    /** What was measured on the photo of the document alone. */
    Optional<IdentityHints> documentHints(SittingId sitting) {
        return documents.find(sitting);
    }

    void file(SittingId sitting, List<ExamSteps.CheckItem> items, boolean passed, Instant at) {
        jdbc.sql("""
                        insert into system_check (id, sitting_id, checked_at, passed, items)
                        values (:id, :sitting, :at, :passed, :items)""")
                .param("id", UUID.randomUUID())
                .param("sitting", sitting.value())
                .param("at", Columns.of(at))
                .param("passed", passed)
                .param("items", JSON.writeValueAsString(items))
                .update();
    }

    void file(SittingId sitting, ExamRoll.ReportedProblem problem) {
        jdbc.sql("""
                        insert into reported_problem (id, sitting_id, reported_at, state, words)
                        values (:id, :sitting, :at, :state, :words)""")
                .param("id", UUID.randomUUID())
                .param("sitting", sitting.value())
                .param("at", Columns.of(problem.reportedAt()))
                .param("state", problem.state().code())
                .param("words", problem.words())
                .update();
    }

    List<ExamRoll.ReportedProblem> problemsOf(SittingId sitting) {
        return jdbc.sql("select * from reported_problem where sitting_id = :sitting order by reported_at")
                .param("sitting", sitting.value())
                .query((row, number) -> problem(row))
                .list();
    }

    private static ExamRoll.ReportedProblem problem(ResultSet row) throws SQLException {
        return new ExamRoll.ReportedProblem(
                Columns.instant(row, "reported_at"),
                SittingState.ofCode(row.getString("state")),
                row.getString("words"));
    }

    Map<SittingId, List<ExamRoll.ReportedProblem>> problemsOf(ExamId exam) {
        record Filed(SittingId sitting, ExamRoll.ReportedProblem problem) {}
        return jdbc
                .sql("""
                        select p.* from reported_problem p join sitting s on s.id = p.sitting_id
                        where s.exam_id = :exam order by p.reported_at""")
                .param("exam", exam.value())
                .query((row, number) -> new Filed(new SittingId(row.getObject("sitting_id", UUID.class)), problem(row)))
                .list()
                .stream()
                .collect(
                        Collectors.groupingBy(Filed::sitting, Collectors.mapping(Filed::problem, Collectors.toList())));
    }

    /** False when one was recorded before; the first stays. */
    boolean record(ExamId exam, PersonId examinee, ExamRoll.RepresentativeConsent consent) {
        return jdbc.sql("""
                                insert into representative_consent
                                    (exam_id, examinee, document, recorded_by, recorded_at)
                                values (:exam, :examinee, :document, :by, :at) on conflict do nothing""")
                        .param("exam", exam.value())
                        .param("examinee", examinee.value())
                        .param("document", consent.document())
                        .param("by", consent.recordedBy().value())
                        .param("at", Columns.of(consent.recordedAt()))
                        .update()
                > 0;
    }

    Optional<ExamRoll.RepresentativeConsent> representativeConsent(ExamId exam, PersonId examinee) {
        return jdbc.sql("select * from representative_consent where exam_id = :exam and examinee = :examinee")
                .param("exam", exam.value())
                .param("examinee", examinee.value())
                .query((row, number) -> new ExamRoll.RepresentativeConsent(
                        row.getString("document"),
                        new PersonId(row.getObject("recorded_by", UUID.class)),
                        Columns.instant(row, "recorded_at")))
                .optional();
    }
}
