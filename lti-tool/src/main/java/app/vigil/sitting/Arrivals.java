package app.vigil.sitting;

import app.vigil.exam.Exam;
import app.vigil.exam.QuizPresentation;
import app.vigil.shared.PersonId;
import app.vigil.sitting.SittingRow.PlatformAttempt;
import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

    /** @param attempt null where the platform knows none: then there is one sitting of an exam */
    SittingId open(Exam exam, PersonId examinee, Locale locale, @Nullable PlatformAttempt attempt) {
        int number = attempt == null ? 0 : attempt.number();
        return table.find(exam.id(), examinee, number)
                .map(SittingRow::id)
                .orElseGet(() -> begin(fresh(exam, examinee, locale, attempt), number));
    }

    private SittingId begin(SittingRow row, int number) {
        try {
            transaction.executeWithoutResult(status -> {
                table.insert(row);
                presence.begin(row.id(), row.launchedAt());
                facts.publish(new SittingEvent.SittingLaunched(row.id(), row.exam(), row.examinee(), row.launchedAt()));
            });
        } catch (DuplicateKeyException launchedTwiceAtOnce) {
            return table.find(row.exam(), row.examinee(), number)
                    .map(SittingRow::id)
                    .orElseThrow(() -> launchedTwiceAtOnce);
        }
        log.info("sitting {} of exam {} launched", row.id(), row.exam());
        return row.id();
    }

    private SittingRow fresh(Exam exam, PersonId examinee, Locale locale, @Nullable PlatformAttempt attempt) {
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
                clock.instant(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                attempt == null ? exam.presentation() : inItsOwnWindow(exam.presentation()),
                exam.quality(),
                null,
                attempt);
    }

    /** A platform that opens its assessment itself is handed a whole window (Proctoring Services 1.0). */
    private static QuizPresentation inItsOwnWindow(QuizPresentation asked) {
        return asked.framed() ? QuizPresentation.TAB : asked;
    }
}
