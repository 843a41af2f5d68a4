package app.vigil.decision;

import app.vigil.exam.ExamId;
import app.vigil.shared.PersonId;
import app.vigil.sitting.SittingId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Decisions with all their versions, and which protocol rows await one. */
@Repository
class DecisionRecords {

    private static final String NEWEST = """
            select d.sitting, d.exam, d.version, d.review_version, d.credited, d.comment_text, d.decided_by, d.decided_at
            from decision d
            where d.version = (select max(o.version) from decision o where o.sitting = d.sitting)
            """;

    private final JdbcClient jdbc;

    DecisionRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One version.
     *
     * @param reviewVersion the version of the review it was taken on
     */
    record Decision(
            SittingId sitting,
            ExamId exam,
            int version,
            int reviewVersion,
            boolean credited,
            String comment,
            PersonId by,
            Instant at) {}

    /** A row that awaits a decision. */
    record Awaiting(SittingId sitting, ExamId exam, int reviewVersion, Instant enteredAt, Instant dueAt) {}

    /** @param firstDue of the rows that wait; null when none does */
    record Load(int rows, int waiting, @Nullable Instant firstDue) {}

    void enter(Awaiting row) {
        String[] either = {"""
            update decision_entry set review_version = :reviewVersion, entered_at = :enteredAt, due_at = :dueAt
            where sitting = :sitting and review_version <= :reviewVersion""", """
            insert into decision_entry (sitting, exam, review_version, entered_at, due_at)
            select :sitting, :exam, :reviewVersion, :enteredAt, :dueAt
            where not exists (select 1 from decision_entry where sitting = :sitting)"""};
        for (String sql : either) {
            int changed = jdbc.sql(sql)
                    .param("sitting", row.sitting().value())
                    .param("exam", row.exam().value())
                    .param("reviewVersion", row.reviewVersion())
                    .param("enteredAt", utc(row.enteredAt()))
                    .param("dueAt", utc(row.dueAt()))
                    .update();
            if (changed > 0) {
                return;
            }
        }
    }

    /** Serialises decisions on a row, so that versions never collide. */
    void lock(SittingId sitting) {
        jdbc.sql("select sitting from decision_entry where sitting = :sitting for update")
                .param("sitting", sitting.value())
                .query(UUID.class)
                .optional();
    }

    Optional<Decision> find(SittingId sitting) {
        return jdbc.sql(NEWEST + " and d.sitting = :sitting")
                .param("sitting", sitting.value())
                .query(DecisionRecords::decision)
                .optional();
    }

    Map<SittingId, Decision> ofExam(ExamId exam) {
        Map<SittingId, Decision> newest = new HashMap<>();
        jdbc.sql(NEWEST + " and d.exam = :exam")
                .param("exam", exam.value())
                .query(DecisionRecords::decision)
                .list()
                .forEach(decision -> newest.put(decision.sitting(), decision));
        return newest;
    }

    void add(Decision decision) {
        jdbc.sql("""
                        insert into decision
                          (sitting, version, exam, review_version, credited, comment_text, decided_by, decided_at)
                        values (:sitting, :version, :exam, :reviewVersion, :credited, :comment, :by, :at)""")
                .param("sitting", decision.sitting().value())
                .param("version", decision.version())
                .param("exam", decision.exam().value())
                .param("reviewVersion", decision.reviewVersion())
                .param("credited", decision.credited())
                .param("comment", decision.comment())
                .param("by", decision.by().value())
                .param("at", utc(decision.at()))
                .update();
    }

    /** Rows and waiting rows by exam; a decision taken on an older version of the review leaves the row waiting. */
    Map<ExamId, Load> loads(Collection<ExamId> exams) {
        Map<ExamId, Load> loads = new HashMap<>();
        if (!exams.isEmpty()) {
            jdbc.sql("""
                            select e.exam, count(*) as total,
                                   sum(case when d.sitting is null then 1 else 0 end) as waiting,
                                   min(case when d.sitting is null then e.due_at end) as first_due
                            from decision_entry e
                            left join (select distinct sitting, review_version from decision where exam in (:exams)) d
                              on d.sitting = e.sitting and d.review_version = e.review_version
                            where e.exam in (:exams) group by e.exam""")
                    .param("exams", exams.stream().map(ExamId::value).toList())
                    .query(row -> {
                        OffsetDateTime due = row.getObject("first_due", OffsetDateTime.class);
                        loads.put(
                                new ExamId(row.getObject("exam", UUID.class)),
                                new Load(
                                        row.getInt("total"),
                                        row.getInt("waiting"),
                                        due == null ? null : due.toInstant()));
                    });
        }
        return loads;
    }

    /** All versions of one row, oldest first. */
    List<Decision> history(SittingId sitting) {
        return jdbc.sql("select * from decision where sitting = :sitting order by version")
                .param("sitting", sitting.value())
                .query(DecisionRecords::decision)
                .list();
    }

    private static Decision decision(ResultSet row, int number) throws SQLException {
        return new Decision(
                new SittingId(row.getObject("sitting", UUID.class)),
                new ExamId(row.getObject("exam", UUID.class)),
                row.getInt("version"),
                row.getInt("review_version"),
                row.getBoolean("credited"),
                row.getString("comment_text"),
                new PersonId(row.getObject("decided_by", UUID.class)),
                row.getObject("decided_at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
