package app.vigil.sitting;

import app.vigil.audit.AuditEntry;
import app.vigil.audit.AuditLog;
import app.vigil.exam.ExamId;
import app.vigil.shared.CommonProblem;
import app.vigil.shared.PersonId;
import app.vigil.shared.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The table {@code extra_time}: the last word for each examinee of an exam; the audit log keeps the former ones. */
@Component
class JdbcExtraTime implements ExtraTime {

    private static final Duration LONGEST = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final Clock clock;

    JdbcExtraTime(JdbcClient jdbc, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void give(ExamId exam, PersonId examinee, Duration extra, @Nullable PersonId by) {
        if (extra.isNegative() || extra.compareTo(LONGEST) > 0) {
            throw new ProblemException(CommonProblem.INVALID_REQUEST).with("extra", extra);
        }
        if (lockSittings(exam, examinee).isEmpty()) {
            throw new ProblemException(SittingProblem.SITTING_UNKNOWN).with("exam", exam);
        }
        jdbc.sql("delete from extra_time where exam_id = :exam and examinee = :examinee")
                .param("exam", exam.value())
                .param("examinee", examinee.value())
                .update();
        jdbc.sql("""
                        insert into extra_time (exam_id, examinee, minutes, given_by, given_at)
                        values (:exam, :examinee, :minutes, :by, :at)""")
                .param("exam", exam.value())
                .param("examinee", examinee.value())
                .param("minutes", extra.toMinutes())
                .param("by", by == null ? null : by.value())
                .param("at", Columns.of(clock.instant()))
                .update();
        audit.append(new AuditEntry(
                by,
                "extra-time-given",
                "exam",
                exam.toString(),
                "examinee " + examinee + ", minutes " + extra.toMinutes()));
    }

    /** So that of two words at once the later stays, and neither meets the other's key. */
    private List<UUID> lockSittings(ExamId exam, PersonId examinee) {
        return jdbc.sql("select id from sitting where exam_id = :exam and examinee = :examinee order by id for update")
                .param("exam", exam.value())
                .param("examinee", examinee.value())
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }

    @Override
    public Map<PersonId, Duration> of(ExamId exam) {
        record Given(PersonId examinee, Duration extra) {}
        return jdbc
                .sql("select examinee, minutes from extra_time where exam_id = :exam and minutes > 0")
                .param("exam", exam.value())
                .query((row, number) -> new Given(
                        new PersonId(row.getObject("examinee", UUID.class)), Duration.ofMinutes(row.getInt("minutes"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Given::examinee, Given::extra));
    }
}
