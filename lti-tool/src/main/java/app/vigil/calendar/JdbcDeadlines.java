package app.vigil.calendar;

import app.vigil.shared.PersonId;
import java.nio.charset.StandardCharsets;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Deadlines in one table, a row for each object and kind. */
@Repository
@Transactional
class JdbcDeadlines implements Deadlines {

    private static final String MOVE = """
            update deadline set started_at = :start, due_at = :due, remind_at = :remind, path = :path,
                reminded = case when due_at = :due then reminded else false end,
                escalated = case when due_at = :due then escalated else false end""";

    /** Told again of the beginning that was met already, it stays met. */
    private static final String REOPEN = ", met_at = case when started_at < :start then null else met_at end";

    private static final String BY_ID = " where id = :id";

    private static final String UNLESS_AN_EARLIER_RUNS =
            BY_ID + " and case when met_at is null then started_at > :start else started_at < :start end";

    /** Of two that begin it at once, one finds that the other was faster: no error, and no broken transaction. */
    private static final String INSERT = """
            insert into deadline
              (id, kind, subject, exam, person, path, started_at, due_at, remind_at, reminded, escalated)
            values (:id, :kind, :subject, :exam, cast(:person as uuid), :path, :start, :due, :remind, false, false)
            on conflict do nothing""";

    private final JdbcClient jdbc;
    private final ProfileCalendar calendar;
    private final Clock clock;

    JdbcDeadlines(JdbcClient jdbc, ProfileCalendar calendar, Clock clock) {
        this.jdbc = jdbc;
        this.calendar = calendar;
        this.clock = clock;
    }

    @Override
    public Optional<Instant> begin(Task task, String profile, Map<DeadlineStart, Instant> moments) {
        return keep(task, profile, moments, MOVE + BY_ID);
    }

    @Override
    public Optional<Instant> beginAgain(Task task, String profile, Map<DeadlineStart, Instant> moments) {
        return keep(task, profile, moments, MOVE + REOPEN + BY_ID);
    }

    @Override
    public void beginWithTheFirst(Task task, String profile, Map<DeadlineStart, Instant> moments) {
        keep(task, profile, moments, MOVE + REOPEN + UNLESS_AN_EARLIER_RUNS);
    }

    private Optional<Instant> keep(Task task, String profile, Map<DeadlineStart, Instant> moments, String move) {
        DeadlineStart from = calendar.countedFrom(profile, task.kind()).orElse(null);
        if (from == null) {
            withdraw(task.kind(), task.subject());
            return Optional.empty();
        }
        Instant start = moments.get(from);
        if (start == null) {
            throw new IllegalArgumentException(
                    task.kind().code() + " is counted from " + from + ", and nobody said when that was");
        }
        Instant due = calendar.due(profile, task.kind(), start).orElseThrow();
        Instant remind = due.minus(calendar.remindBefore(profile, task.kind()).orElseThrow());
        if (write(move, task, start, due, remind) == 0 && write(INSERT, task, start, due, remind) == 0) {
            write(move, task, start, due, remind);
        }
        return Optional.of(due);
    }

    private int write(String sql, Task task, Instant start, Instant due, Instant remind) {
        JdbcClient.StatementSpec statement = jdbc.sql(sql)
                .param("id", id(task))
                .param("path", task.path())
                .param("start", utc(start))
                .param("due", utc(due))
                .param("remind", utc(remind));
        if (sql.equals(INSERT)) {
            PersonId person = task.person();
            statement = statement
                    .param("kind", task.kind().code())
                    .param("subject", task.subject())
                    .param("exam", task.exam())
                    .param("person", person == null ? null : person.value(), Types.OTHER);
        }
        return statement.update();
    }

    /** One of a kind for each object; what is asked of people by name, such as a signature, is asked of each apart. */
    private static UUID id(Task task) {
        String asked = task.kind().responsible().named() ? " " + task.person() : "";
        String name = task.kind().code() + " " + task.subject() + asked;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void reopen(DeadlineKind kind, UUID subject) {
        jdbc.sql("""
                        update deadline set met_at = null, reminded = false, escalated = false
                        where kind = :kind and subject = :subject and met_at is not null""").param("kind", kind.code()).param("subject", subject).update();
    }

    @Override
    @Transactional(readOnly = true)
    public boolean running(DeadlineKind kind, UUID subject) {
        return jdbc.sql("select count(*) from deadline where kind = :kind and subject = :subject and met_at is null")
                        .param("kind", kind.code())
                        .param("subject", subject)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<UUID, Instant> due(DeadlineKind kind, UUID exam) {
        return due(kind, "exam = :these", exam);
    }

    @Override
    @Transactional(readOnly = true)
    public Map<UUID, Instant> due(DeadlineKind kind, Collection<UUID> subjects) {
        return subjects.isEmpty() ? Map.of() : due(kind, "subject in (:these)", subjects);
    }

    private Map<UUID, Instant> due(DeadlineKind kind, String which, Object these) {
        Map<UUID, Instant> due = new HashMap<>();
        jdbc.sql("select subject, due_at from deadline where kind = :kind and met_at is null and " + which)
                .param("kind", kind.code())
                .param("these", these)
                .query(row -> {
                    due.put(
                            row.getObject("subject", UUID.class),
                            row.getObject("due_at", OffsetDateTime.class).toInstant());
                });
        return due;
    }

    @Override
    public void met(DeadlineKind kind, UUID subject) {
        jdbc.sql("update deadline set met_at = :now where kind = :kind and subject = :subject and met_at is null")
                .param("now", utc(clock.instant()))
                .param("kind", kind.code())
                .param("subject", subject)
                .update();
    }

    @Override
    public void met(DeadlineKind kind, UUID subject, PersonId person) {
        jdbc.sql("""
                        update deadline set met_at = :now
                        where kind = :kind and subject = :subject and person = :person and met_at is null""")
                .param("now", utc(clock.instant()))
                .param("kind", kind.code())
                .param("subject", subject)
                .param("person", person.value())
                .update();
    }

    @Override
    public void assign(DeadlineKind kind, Collection<UUID> subjects, @Nullable PersonId person) {
        if (!subjects.isEmpty()) {
            jdbc.sql("update deadline set person = :person where kind = :kind and subject in (:subjects)")
                    .param("person", person == null ? null : person.value(), Types.OTHER)
                    .param("kind", kind.code())
                    .param("subjects", subjects)
                    .update();
        }
    }

    @Override
    public void withdraw(DeadlineKind kind, UUID subject) {
        jdbc.sql("delete from deadline where kind = :kind and subject = :subject and met_at is null")
                .param("kind", kind.code())
                .param("subject", subject)
                .update();
    }

    @Override
    public void forget(UUID examOrSubject) {
        jdbc.sql("delete from deadline where exam = :id or subject = :id")
                .param("id", examOrSubject)
                .update();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Open> open(Collection<UUID> exams, PersonId person, Instant now) {
        return jdbc
                .sql("""
                        select kind, exam, person, path, count(*) as total, min(due_at) as first_due,
                               sum(case when due_at < :now then 1 else 0 end) as overdue,
                               sum(case when due_at >= :now and remind_at <= :now then 1 else 0 end) as soon
                        from deadline where met_at is null and (person = :person or exam in (:exams))
                        group by kind, exam, person, path""")
                .param("now", utc(now))
                .param("person", person.value())
                .param("exams", exams.isEmpty() ? List.of(person.value()) : exams)
                .query((row, number) -> new Open(
                        DeadlineKind.ofCode(row.getString("kind")),
                        row.getObject("exam", UUID.class),
                        person(row.getObject("person", UUID.class)),
                        row.getString("path"),
                        row.getInt("total"),
                        row.getInt("soon"),
                        row.getInt("overdue"),
                        row.getObject("first_due", OffsetDateTime.class).toInstant()))
                .list()
                .stream()
                .sorted(Comparator.comparing(Open::firstDue))
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Due> due(Collection<UUID> exams, PersonId person, Instant from, Instant to) {
        return jdbc.sql("""
                        select kind, exam, person, due_at, count(*) as total from deadline
                        where met_at is null and due_at >= :from and due_at < :to
                          and (person = :person or exam in (:exams))
                        group by kind, exam, person, due_at order by due_at""")
                .param("from", utc(from))
                .param("to", utc(to))
                .param("person", person.value())
                .param("exams", exams.isEmpty() ? List.of(person.value()) : exams)
                .query((row, number) -> new Due(
                        DeadlineKind.ofCode(row.getString("kind")),
                        row.getObject("exam", UUID.class),
                        person(row.getObject("person", UUID.class)),
                        row.getObject("due_at", OffsetDateTime.class).toInstant(),
                        row.getInt("total")))
                .list();
    }

    private static @Nullable PersonId person(@Nullable UUID stored) {
        return stored == null ? null : new PersonId(stored);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
