package app.vigil.sitting;

import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Changes one sitting at a time: lock, change, save, in one transaction with the events the change publishes. */
@Component
class LockedSittings {

    private static final Logger log = LoggerFactory.getLogger(LockedSittings.class);

    private final TransactionTemplate transaction;
    private final SittingTable table;
    private final Clock clock;

    LockedSittings(TransactionTemplate transaction, SittingTable table, Clock clock) {
        this.transaction = transaction;
        this.table = table;
        this.clock = clock;
    }

    /** What a change makes of the row; returning the row itself saves nothing. */
    interface Change {
        SittingRow of(SittingRow before, Instant now);
    }

    /** Without a lock, to look at only. */
    SittingRow current(SittingId id) {
        return table.find(id).orElseThrow(() -> new IllegalStateException("no sitting " + id));
    }

    SittingRow change(SittingId id, Change change) {
        return transaction.execute(status -> {
            SittingRow before = table.lock(id);
            SittingRow after = change.of(before, clock.instant());
            if (!after.equals(before)) {
                table.save(after);
            }
            if (after.state() != before.state()) {
                log.info(
                        "sitting {} {} -> {}",
                        id,
                        before.state().code(),
                        after.state().code());
            }
            return after;
        });
    }
}
