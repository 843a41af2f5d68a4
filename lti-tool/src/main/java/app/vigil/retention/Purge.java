package app.vigil.retention;

import app.vigil.retention.spi.PersonalDataHolder;
import app.vigil.retention.spi.PersonalDataHolder.Deleted;
import app.vigil.shared.OneByOne;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Deletes recordings whose term is over, in every room at once, and writes the act. A deletion that fails is tried again
 * as a whole an hour later.
 */
@Component
class Purge {

    private static final Logger log = LoggerFactory.getLogger(Purge.class);

    private final RetentionBook book;
    private final ObjectProvider<PersonalDataHolder> holders;
    private final Clock clock;
    private final TransactionOperations transaction;

    /** Rooms hold and are told, so they are looked up late. */
    Purge(
            RetentionBook book,
            ObjectProvider<PersonalDataHolder> holders,
            Clock clock,
            TransactionOperations transaction) {
        this.book = book;
        this.holders = holders;
        this.clock = clock;
        this.transaction = transaction;
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1H")
    void sweep() {
        OneByOne.forEach(
                log,
                book.due(clock.instant()),
                Retention.Item::sitting,
                item -> transaction.executeWithoutResult(status -> delete(item)));
    }

    private void delete(Retention.Item item) {
        Instant now = clock.instant();
        if (!book.lockDue(item.sitting(), now)) {
            return;
        }
        List<Deleted> deleted = holders.orderedStream()
                .flatMap(holder -> holder.purge(item.sitting()).stream())
                .filter(one -> one.count() > 0)
                .toList();
        DeletionAct act =
                new DeletionAct(item.sitting(), item.keptAs(), item.endedAt(), item.dueAt(), now, deleted, "");
        String text = ActText.write(act);
        book.deleted(ActText.named(act, ActText.digest(text)), text);
        log.info("recording deleted: sitting={} things={}", item.sitting(), act.count());
    }
}
