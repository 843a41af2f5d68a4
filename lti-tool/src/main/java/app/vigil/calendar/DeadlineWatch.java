package app.vigil.calendar;

import app.vigil.shared.OneByOne;
import app.vigil.shared.PersonId;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Tells once of what runs out and of what ran out. What is of one kind, at one exam and in the same hands is told
 * together: a whole exam that is late is one message and not five thousand. Several nodes may watch; the row says
 * whether it was told.
 */
@Component
class DeadlineWatch {

    private static final Logger log = LoggerFactory.getLogger(DeadlineWatch.class);

    /** Keeps a published event within what the event log stores. */
    private static final int MOST_TOLD = 60;

    private final JdbcClient jdbc;
    private final ObjectProvider<DutyRoster> rosters;
    private final ApplicationEventPublisher events;
    private final TransactionOperations transaction;
    private final Clock clock;

    /** The room above answers for the roster and needs this one for itself, so it is asked late. */
    DeadlineWatch(
            JdbcClient jdbc,
            ObjectProvider<DutyRoster> rosters,
            ApplicationEventPublisher events,
            TransactionOperations transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.rosters = rosters;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    private enum Telling {
        REMINDER("reminded", "remind_at"),
        ESCALATION("escalated", "due_at");

        private final String told;
        private final String time;

        Telling(String told, String time) {
            this.told = told;
            this.time = time;
        }

        String condition() {
            return " met_at is null and not " + told + " and " + time + " < :now";
        }
    }

    private record Batch(String kind, UUID exam, @Nullable UUID person, String path, Instant firstDue) {}

    @Scheduled(initialDelayString = "${vigil.calendar.every:1m}", fixedDelayString = "${vigil.calendar.every:1m}")
    void look() {
        // First what is late: what nobody was reminded of in time needs no reminder any more.
        look(Telling.ESCALATION);
        look(Telling.REMINDER);
    }

    private void look(Telling telling) {
        Instant now = clock.instant();
        OneByOne.forEach(
                log,
                batches(telling, now),
                batch -> batch.kind() + " of exam " + batch.exam(),
                batch -> transaction.executeWithoutResult(status -> tell(telling, batch, now)));
    }

    private List<Batch> batches(Telling telling, Instant now) {
        return jdbc.sql("select kind, exam, person, path, min(due_at) as first_due from deadline where"
                        + telling.condition() + " group by kind, exam, person, path")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Batch(
                        Objects.requireNonNull(row.getString("kind")),
                        row.getObject("exam", UUID.class),
                        row.getObject("person", UUID.class),
                        Objects.requireNonNull(row.getString("path")),
                        row.getObject("first_due", OffsetDateTime.class).toInstant()))
                .list();
    }

    private void tell(Telling telling, Batch batch, Instant now) {
        int count = mark(telling, batch, now);
        if (count == 0) {
            return;
        }
        DeadlineKind kind = DeadlineKind.ofCode(batch.kind());
        List<PersonId> responsible = responsible(kind, batch);
        UUID id = UUID.randomUUID();
        switch (telling) {
            case REMINDER ->
                events.publishEvent(new DeadlineDueSoon(
                        id, kind, batch.exam(), count, batch.firstDue(), batch.path(), responsible));
            case ESCALATION -> {
                List<PersonId> overseers = rosters.stream()
                        .flatMap(roster -> roster.overseers(batch.exam()).stream())
                        .distinct()
                        .limit(MOST_TOLD)
                        .toList();
                events.publishEvent(new DeadlineOverdue(
                        id, kind, batch.exam(), count, batch.firstDue(), batch.path(), responsible, overseers));
                log.info("{} of exam {}: {} overdue", batch.kind(), batch.exam(), count);
            }
        }
    }

    /** Another node that was first leaves nothing to mark. */
    private int mark(Telling telling, Batch batch, Instant now) {
        String marks = telling == Telling.ESCALATION ? "escalated = true, reminded = true" : "reminded = true";
        String hands = batch.person() == null ? " and person is null" : " and person = :person";
        JdbcClient.StatementSpec update = jdbc.sql("update deadline set " + marks + " where" + telling.condition()
                        + " and kind = :kind and exam = :exam and path = :path" + hands)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("kind", batch.kind())
                .param("exam", batch.exam())
                .param("path", batch.path());
        return (batch.person() == null ? update : update.param("person", batch.person())).update();
    }

    private List<PersonId> responsible(DeadlineKind kind, Batch batch) {
        UUID person = batch.person();
        return person != null
                ? List.of(new PersonId(person))
                : rosters.stream()
                        .flatMap(roster -> roster.responsible(kind.responsible(), batch.exam()).stream())
                        .distinct()
                        .limit(MOST_TOLD)
                        .toList();
    }
}
