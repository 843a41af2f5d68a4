package app.vigil.passback;

import app.vigil.exam.ExamId;
import app.vigil.people.People;
import app.vigil.people.Person;
import app.vigil.shared.PersonId;
import app.vigil.sitting.SittingId;
import app.vigil.sitting.Sittings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The outbox of one exam out of the tables, with names from the rooms that own them. */
@Component
class JdbcExamDeliveries implements ExamDeliveries {

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final ItemBook book;
    private final Sittings sittings;
    private final People people;

    JdbcExamDeliveries(JdbcClient jdbc, Outbox outbox, ItemBook book, Sittings sittings, People people) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.book = book;
        this.sittings = sittings;
        this.people = people;
    }

    @Override
    public List<Line> of(ExamId exam) {
        Map<SittingId, String> names = names(exam);
        return jdbc.sql("""
                        select s.*, l.kind, (select max(n.entry_number) from passback_score n
                            where n.lane_id = s.lane_id) as newest
                        from passback_score s join passback_lane l on l.id = s.lane_id
                        where l.exam_id = :exam and s.state <> 'superseded'
                        order by s.changed_ms desc, s.entry_number desc""")
                .param("exam", exam.value())
                .query((row, number) -> line(row, names))
                .list();
    }

    @Override
    public Optional<Items> items(ExamId exam) {
        return book.find(exam).map(items -> new Items(items.verification() != null, items.reason()));
    }

    @Override
    public boolean retry(ExamId exam, UUID score) {
        return outbox.retry(exam, score);
    }

    @Override
    public boolean keepTheirs(ExamId exam, UUID score) {
        return outbox.keepTheirs(exam, score);
    }

    @Override
    public int retryAll(ExamId exam) {
        return Math.toIntExact(of(exam).stream()
                .filter(line ->
                        line.retriable() && line.state().waitsForPerson() && line.state() != DeliveryState.CONFLICT)
                .filter(line -> outbox.retry(exam, line.id()))
                .count());
    }

    @Override
    public int compare(ExamId exam) {
        return outbox.readBack(exam, ItemKind.VERIFICATION);
    }

    private Map<SittingId, String> names(ExamId exam) {
        Map<SittingId, PersonId> examinees = sittings.examineesOf(exam);
        Map<PersonId, Person> persons = people.findAll(examinees.values());
        Map<SittingId, String> names = new HashMap<>();
        examinees.forEach((sitting, examinee) -> {
            @Nullable Person person = persons.get(examinee);
            names.put(sitting, person == null ? "" : person.displayName());
        });
        return names;
    }

    private static Line line(ResultSet row, Map<SittingId, String> names) throws SQLException {
        DeliveryState state = DeliveryState.ofCode(row.getString("state"));
        @Nullable String reason = row.getString("reason");
        return new Line(
                row.getObject("id", UUID.class),
                names.getOrDefault(new SittingId(row.getObject("sitting_id", UUID.class)), ""),
                ItemKind.ofCode(row.getString("kind")) == ItemKind.ADMISSION,
                row.getObject("score", Double.class),
                row.getString("remark"),
                row.getObject("held", Double.class),
                state,
                reason == null ? null : Reason.ofCode(reason),
                row.getInt("attempts"),
                Instant.ofEpochMilli(row.getLong("changed_ms")),
                state.retriable() && row.getLong("entry_number") == row.getLong("newest"));
    }
}
