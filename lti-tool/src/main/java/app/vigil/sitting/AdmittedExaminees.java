package app.vigil.sitting;

import app.vigil.exam.ExamId;
import app.vigil.shared.PersonId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who was admitted when, of all exams at once and without what else a sitting is. */
@Component
public class AdmittedExaminees {

    private final JdbcClient jdbc;

    AdmittedExaminees(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param endedAt null while it runs */
    public record Admission(
            SittingId sitting,
            ExamId exam,
            PersonId examinee,
            Instant at,
            @Nullable Instant endedAt) {}

    /** Admitted from one instant until before another, in order of time. */
    public List<Admission> between(Instant from, Instant to) {
        return jdbc.sql("""
                        select id, exam_id, examinee, admitted_at, ended_at from sitting
                        where admitted_at >= :from and admitted_at < :to order by admitted_at, id""")
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Admission(
                        new SittingId(row.getObject("id", UUID.class)),
                        new ExamId(row.getObject("exam_id", UUID.class)),
                        new PersonId(row.getObject("examinee", UUID.class)),
                        Columns.instant(row, "admitted_at"),
                        Columns.nullableInstant(row, "ended_at")))
                .list();
    }
}
