package app.vigil.lti.launch;

import app.vigil.lti.RegistrationDeleted;
import app.vigil.lti.RegistrationId;
import jakarta.annotation.PreDestroy;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What came of each launch: accepted, or the code of the problem. Neither tokens nor names; kept for 90 days. A refusal
 * is written before it is answered. Accepted launches come by the hundred when an exam begins and are written together
 * within a second; a node that is killed loses those of its last second.
 */
@Component
class LaunchLog {

    static final String ACCEPTED = "accepted";

    private static final Logger log = LoggerFactory.getLogger(LaunchLog.class);
    private static final Duration KEPT = Duration.ofDays(90);

    /** More than a second brings; whatever does not fit is written at once. */
    private static final int MOST_WAITING = 10_000;

    private static final int BATCH = 500;

    private final JdbcClient jdbc;
    private final JdbcOperations batches;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final BlockingQueue<Entry> accepted = new LinkedBlockingQueue<>(MOST_WAITING);

    LaunchLog(JdbcClient jdbc, JdbcOperations batches, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.transaction = transaction;
        this.clock = clock;
    }

    void write(Line line) {
        Entry entry = new Entry(line, clock.instant());
        if (!line.outcome().equals(ACCEPTED) || !accepted.offer(entry)) {
            insert(List.of(entry));
        }
    }

    @PreDestroy
    @Scheduled(fixedDelayString = "PT1S")
    void writeAccepted() {
        List<Entry> entries = new ArrayList<>();
        accepted.drainTo(entries);
        if (entries.isEmpty()) {
            return;
        }
        try {
            transaction.executeWithoutResult(status -> insert(entries));
        } catch (DataAccessException | TransactionException failed) {
            log.warn("{} launches are not in the launch log yet", entries.size(), failed);
            entries.forEach(accepted::offer);
        }
    }

    @EventListener
    void on(RegistrationDeleted deleted) {
        accepted.removeIf(entry -> deleted.registration().equals(entry.line().registration()));
    }

    private void insert(List<Entry> entries) {
        batches.batchUpdate("""
                        insert into lti_launch_log (id, registration_id, received_at, message_type, deployment_id, outcome)
                        values (?, ?, ?, ?, ?, ?)""", entries, BATCH, LaunchLog::fill);
    }

    private static void fill(PreparedStatement row, Entry entry) throws SQLException {
        Line line = entry.line();
        RegistrationId registration = line.registration();
        row.setObject(1, line.id());
        row.setObject(2, registration == null ? null : registration.value());
        row.setObject(3, entry.at().atOffset(ZoneOffset.UTC));
        row.setString(4, line.messageType());
        row.setString(5, line.deploymentId());
        row.setString(6, line.outcome());
    }

    @Scheduled(fixedDelayString = "PT6H", initialDelayString = "PT10M")
    void removeOld() {
        jdbc.sql("delete from lti_launch_log where received_at < :limit")
                .param("limit", clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * One launch.
     *
     * @param outcome {@link #ACCEPTED} or a problem code
     */
    record Line(
            UUID id,
            @Nullable RegistrationId registration,
            @Nullable String messageType,
            @Nullable String deploymentId,
            String outcome) {}

    private record Entry(Line line, Instant at) {}
}
