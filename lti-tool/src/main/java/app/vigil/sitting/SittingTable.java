package app.vigil.sitting;

import static app.vigil.sitting.Columns.instant;
import static app.vigil.sitting.Columns.nullableInstant;

import app.vigil.exam.Exam;
import app.vigil.exam.ExamId;
import app.vigil.exam.QualityProfile;
import app.vigil.exam.QuizPresentation;
import app.vigil.lti.proctoring.AttemptId;
import app.vigil.shared.PersonId;
import app.vigil.shared.ProblemException;
import app.vigil.sitting.SittingRow.PlatformAttempt;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code sitting}. Whoever changes a row holds its lock, so that two windows never move one sitting at once. */
@Component
class SittingTable {

    private static final String OPEN = """
            (gate in ('open', 'suspended')
              or state in ('launched', 'consented', 'checked', 'identified', 'running', 'paused'))""";

    private final JdbcClient jdbc;

    SittingTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<SittingRow> find(SittingId id) {
        return jdbc.sql("select * from sitting where id = :id")
                .param("id", id.value())
                .query(SittingTable::row)
                .optional();
    }

    /** @param attempt number of the attempt on the platform; 0 where the platform knows none */
    Optional<SittingRow> find(ExamId exam, PersonId examinee, int attempt) {
        return jdbc.sql("""
                        select * from sitting
                        where exam_id = :exam and examinee = :examinee and attempt_number = :attempt""")
                .param("exam", exam.value())
                .param("examinee", examinee.value())
                .param("attempt", attempt)
                .query(SittingTable::row)
                .optional();
    }

    Optional<SittingRow> find(AttemptId attempt) {
        return jdbc.sql("select * from sitting where proctored_attempt = :attempt")
                .param("attempt", attempt.value())
                .query(SittingTable::row)
                .optional();
    }

    boolean sits(PersonId examinee, ExamId exam) {
        return jdbc.sql("select count(*) from sitting where exam_id = :exam and examinee = :examinee")
                        .param("exam", exam.value())
                        .param("examinee", examinee.value())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    List<SittingRow> findAll(Collection<SittingId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("select * from sitting where id in (:ids) order by launched_at, id")
                .param("ids", ids.stream().map(SittingId::value).toList())
                .query(SittingTable::row)
                .list();
    }

    List<SittingRow> ofExam(ExamId exam) {
        return jdbc.sql("select * from sitting where exam_id = :exam order by launched_at, id")
                .param("exam", exam.value())
                .query(SittingTable::row)
                .list();
    }

    /** As the platform numbers them, the last first. */
    List<SittingRow> attempts(ExamId exam, PersonId examinee) {
        return jdbc.sql("""
                        select * from sitting where exam_id = :exam and examinee = :examinee
                        order by attempt_number desc, launched_at desc""")
                .param("exam", exam.value())
                .param("examinee", examinee.value())
                .query(SittingTable::row)
                .list();
    }

    Map<SittingId, PersonId> examineesOf(ExamId exam) {
        Map<SittingId, PersonId> examinees = new HashMap<>();
        jdbc.sql("select id, examinee from sitting where exam_id = :exam")
                .param("exam", exam.value())
                .query(row -> {
                    examinees.put(
                            new SittingId(row.getObject("id", UUID.class)),
                            new PersonId(row.getObject("examinee", UUID.class)));
                });
        return examinees;
    }

    /** How many sittings of each exam are recorded now. */
    Map<ExamId, Integer> recording(Collection<ExamId> exams) {
        Map<ExamId, Integer> counts = new HashMap<>();
        jdbc.sql("""
                        select exam_id, count(*) as tested from sitting
                        where exam_id in (:exams) and state in (:states) group by exam_id""")
                .param("exams", exams.stream().map(ExamId::value).toList())
                .param("states", List.of(SittingState.RUNNING.code(), SittingState.PAUSED.code()))
                .query(row -> {
                    counts.put(new ExamId(row.getObject("exam_id", UUID.class)), row.getInt("tested"));
                });
        return counts;
    }

    /** Newest first. */
    List<SittingRow> ofExaminee(PersonId examinee) {
        return jdbc.sql("select * from sitting where examinee = :examinee order by launched_at desc, id")
                .param("examinee", examinee.value())
                .query(SittingTable::row)
                .list();
    }

    /** Holds the row until the transaction ends. */
    SittingRow lock(SittingId id) {
        return jdbc.sql("select * from sitting where id = :id for update")
                .param("id", id.value())
                .query(SittingTable::row)
                .optional()
                .orElseThrow(() -> new ProblemException(SittingProblem.SITTING_UNKNOWN).with("sitting", id));
    }

    /** Fails with a duplicate key when the examinee has a sitting of this exam, or of this attempt at it, already. */
    void insert(SittingRow row) {
        @Nullable PlatformAttempt attempt = row.platformAttempt();
        jdbc.sql("""
                        insert into sitting (id, exam_id, exam_version, examinee, state, gate, rules,
                            close_gate_after_seconds, abandon_after_seconds, presentation, quality, locale, launched_at,
                            attempt_number, proctored_attempt)
                        values (:id, :exam, :examVersion, :examinee, :state, :gate, :rules,
                            :closeGateAfter, :abandonAfter, :presentation, :quality, :locale, :launchedAt, :attemptNumber, :attempt)""")
                .param("id", row.id().value())
                .param("exam", row.exam().value())
                .param("examVersion", row.examVersion())
                .param("examinee", row.examinee().value())
                .param("state", row.state().code())
                .param("gate", row.gate().code())
                .param("rules", RuleSnapshot.write(row.rules()))
                .param("closeGateAfter", seconds(row.closeGateAfter()))
                .param("abandonAfter", row.presence().abandonAfter().toSeconds())
                .param("presentation", row.presentation().code())
                .param("quality", row.quality().code())
                .param("locale", row.locale())
                .param("launchedAt", Columns.of(row.launchedAt()))
                .param("attemptNumber", attempt == null ? 0 : attempt.number())
                .param("attempt", attempt == null ? null : attempt.id().value())
                .update();
    }

    void save(SittingRow row) {
        @Nullable Liveness liveness = row.liveness();
        jdbc.sql("""
                        update sitting set state = :state, gate = :gate, admitted_at = :admittedAt,
                            submission_confirmed_at = :confirmedAt, gate_closes_at = :gateClosesAt,
                            ended_at = :endedAt, end_reason = :endReason, document_kind = :documentKind,
                            liveness = :liveness, liveness_steps = :livenessSteps,
                            liveness_seconds = :livenessSeconds, unframed_because = :unframedBecause
                        where id = :id""")
                .param("id", row.id().value())
                .param("state", row.state().code())
                .param("gate", row.gate().code())
                .param("admittedAt", Columns.ofNullable(row.admittedAt()))
                .param("confirmedAt", Columns.ofNullable(row.submissionConfirmedAt()))
                .param("gateClosesAt", Columns.ofNullable(row.gateClosesAt()))
                .param("endedAt", Columns.ofNullable(row.endedAt()))
                .param("endReason", row.endReason())
                .param("documentKind", row.documentKind())
                .param("liveness", liveness == null ? null : liveness.outcome().code())
                .param("livenessSteps", liveness == null ? null : String.join(",", liveness.asked()))
                .param("livenessSeconds", liveness == null ? null : liveness.seconds())
                .param("unframedBecause", code(row.unframedBecause()))
                .update();
    }

    /** Sittings whose undo time is over. */
    List<SittingId> withGateDue(Instant now) {
        return ids("select id from sitting where gate in ('open', 'suspended') and gate_closes_at <= :now", now);
    }

    /** Exams that still have a sitting to expire or a gate to close. */
    List<ExamId> examsWithOpenSittings() {
        return jdbc.sql("select distinct exam_id from sitting where " + OPEN)
                .query((row, number) -> new ExamId(row.getObject(1, UUID.class)))
                .list();
    }

    /** Sittings of an exam that expiry concerns. */
    List<SittingId> openOf(ExamId exam) {
        return jdbc.sql("select id from sitting where exam_id = :exam and " + OPEN)
                .param("exam", exam.value())
                .query((row, number) -> new SittingId(row.getObject(1, UUID.class)))
                .list();
    }

    /** Sittings that wait for the results of their exam. */
    List<SittingId> endedBehindClosedGate(ExamId exam) {
        return ofExam(exam).stream()
                .filter(row -> row.gate() == Gate.CLOSED && row.state().ended() && row.admittedAt() != null)
                .map(SittingRow::id)
                .toList();
    }

    List<SittingId> openForResults(ExamId exam) {
        return ofExam(exam).stream()
                .filter(row -> row.gate() == Gate.RESULTS)
                .map(SittingRow::id)
                .toList();
    }

    private List<SittingId> ids(String sql, Instant now) {
        return jdbc.sql(sql)
                .param("now", Columns.of(now))
                .query((row, number) -> new SittingId(row.getObject(1, UUID.class)))
                .list();
    }

    private static @Nullable String code(@Nullable Unframing unframing) {
        return unframing == null ? null : unframing.code();
    }

    private static @Nullable Unframing unframing(@Nullable String code) {
        return code == null ? null : Unframing.ofCode(code);
    }

    private static @Nullable Long seconds(@Nullable Duration duration) {
        return duration == null ? null : duration.toSeconds();
    }

    private static SittingRow row(ResultSet row, int number) throws SQLException {
        return new SittingRow(
                new SittingId(row.getObject("id", UUID.class)),
                new ExamId(row.getObject("exam_id", UUID.class)),
                row.getInt("exam_version"),
                new PersonId(row.getObject("examinee", UUID.class)),
                SittingState.ofCode(row.getString("state")),
                Gate.ofCode(row.getString("gate")),
                RuleSnapshot.read(row.getString("rules")),
                presence(row),
                row.getString("locale"),
                instant(row, "launched_at"),
                nullableInstant(row, "admitted_at"),
                nullableInstant(row, "submission_confirmed_at"),
                nullableInstant(row, "gate_closes_at"),
                nullableInstant(row, "ended_at"),
                row.getString("end_reason"),
                row.getString("document_kind"),
                liveness(row),
                QuizPresentation.ofCode(row.getString("presentation")),
                QualityProfile.ofCode(row.getString("quality")),
                unframing(row.getString("unframed_because")),
                platformAttempt(row));
    }

    private static @Nullable PlatformAttempt platformAttempt(ResultSet row) throws SQLException {
        @Nullable UUID attempt = row.getObject("proctored_attempt", UUID.class);
        return attempt == null ? null : new PlatformAttempt(new AttemptId(attempt), row.getInt("attempt_number"));
    }

    private static @Nullable Liveness liveness(ResultSet row) throws SQLException {
        @Nullable String outcome = row.getString("liveness");
        return outcome == null
                ? null
                : new Liveness(
                        Liveness.Outcome.ofCode(outcome),
                        Arrays.stream(row.getString("liveness_steps").split(","))
                                .filter(step -> !step.isEmpty())
                                .toList(),
                        row.getDouble("liveness_seconds"));
    }

    private static Exam.PresencePolicy presence(ResultSet row) throws SQLException {
        @Nullable Long closeGateAfter = row.getObject("close_gate_after_seconds", Long.class);
        return new Exam.PresencePolicy(
                closeGateAfter == null ? null : Duration.ofSeconds(closeGateAfter),
                Duration.ofSeconds(row.getLong("abandon_after_seconds")));
    }
}
