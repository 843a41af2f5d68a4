package app.vigil.notice;

import app.vigil.calendar.DeadlineKind;
import app.vigil.exam.ExamId;
import app.vigil.shared.PersonId;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people are to be reminded of, until the next digest. */
@Repository
class ReminderBook {

    private final JdbcClient jdbc;
    private final Clock clock;

    ReminderBook(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A kind of deadline of one exam. */
    record Reminder(ExamId exam, DeadlineKind kind, Instant notedAt) {}

    void note(PersonId person, UUID exam, DeadlineKind kind) {
        jdbc.sql("""
                        insert into notice_reminder (person, exam, kind, noted_at)
                        select :person, :exam, :kind, :at where not exists
                            (select 1 from notice_reminder where person = :person and exam = :exam and kind = :kind)""")
                .param("person", person.value())
                .param("exam", exam)
                .param("kind", kind.code())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    List<PersonId> people() {
        return jdbc.sql("select distinct person from notice_reminder")
                .query((row, number) -> new PersonId(row.getObject("person", UUID.class)))
                .list();
    }

    List<Reminder> of(PersonId person) {
        return jdbc.sql("select * from notice_reminder where person = :person order by noted_at, exam, kind")
                .param("person", person.value())
                .query((row, number) -> new Reminder(
                        new ExamId(row.getObject("exam", UUID.class)),
                        DeadlineKind.ofCode(row.getString("kind")),
                        row.getObject("noted_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    void forget(PersonId person, List<Reminder> reminders) {
        for (Reminder reminder : reminders) {
            jdbc.sql("delete from notice_reminder where person = :person and exam = :exam and kind = :kind")
                    .param("person", person.value())
                    .param("exam", reminder.exam().value())
                    .param("kind", reminder.kind().code())
                    .update();
        }
    }
}
