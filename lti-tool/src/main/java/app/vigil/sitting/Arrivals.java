package app.vigil.sitting;

import app.vigil.exam.Exam;
import app.vigil.shared.PersonId;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Finds the sitting a launch belongs to, or begins it with a frozen snapshot of rules and presence policy. */
@Component
class Arrivals {

    private static final Logger log = LoggerFactory.getLogger(Arrivals.class);

    private final TransactionTemplate transaction;
    private final SittingTable table;
    private final PresenceTable presence;
    private final SittingFacts facts;
    private final Clock clock;

    Arrivals(
            TransactionTemplate transaction,
            SittingTable table,
            PresenceTable presence,
            SittingFacts facts,
            Clock clock) {
        this.transaction = transaction;
        this.table = table;
        this.presence = presence;
        this.facts = facts;
        this.clock = clock;
    }

    SittingId open(Exam exam, PersonId examinee, Locale locale) {
        return table.find(exam.id(), examinee).map(SittingRow::id).orElseGet(() -> begin(exam, examinee, locale));
    }

    private SittingId begin(Exam exam, PersonId examinee, Locale locale) {
        SittingRow row = fresh(exam, examinee, locale, clock.instant());
        try {
            transaction.executeWithoutResult(status -> {
                table.insert(row);
                presence.begin(row.id(), row.launchedAt());
                facts.publish(new SittingEvent.SittingLaunched(row.id(), exam.id(), examinee, row.launchedAt()));
            });
        } catch (DuplicateKeyException launchedTwiceAtOnce) {
            return table.find(exam.id(), examinee).map(SittingRow::id).orElseThrow(() -> launchedTwiceAtOnce);
        }
        log.info("sitting {} of exam {} launched", row.id(), exam.id());
        return row.id();
    }

    private static SittingRow fresh(Exam exam, PersonId examinee, Locale locale, Instant now) {
        return new SittingRow(
                new SittingId(UUID.randomUUID()),
                exam.id(),
                exam.version(),
                examinee,
                SittingState.LAUNCHED,
                Gate.SHUT,
                exam.rules(),
                exam.presence(),
                locale.getLanguage(),
                now,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
