package app.vigil.sitting;

import app.vigil.shared.PersonId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shows examinees their consents and takes a withdrawal, with what it does to the sittings that rest on it. */
@Component
class Withdrawals implements OwnConsents {

    private static final Logger log = LoggerFactory.getLogger(Withdrawals.class);

    private final ConsentTable consents;
    private final SittingTable table;
    private final Sittings sittings;
    private final ExamTerms terms;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Withdrawals(
            ConsentTable consents,
            SittingTable table,
            Sittings sittings,
            ExamTerms terms,
            ApplicationEventPublisher events,
            Clock clock) {
        this.consents = consents;
        this.table = table;
        this.sittings = sittings;
        this.terms = terms;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public List<Words> given(PersonId examinee) {
        return consents.of(examinee).stream()
                .map(consent -> new Words(consent, consents.words(consent.sha256())))
                .toList();
    }

    @Override
    public List<OwnSitting> sittings(PersonId examinee) {
        return table.ofExaminee(examinee).stream()
                .map(row -> new OwnSitting(row.toSitting(), terms.exam(row.exam())))
                .toList();
    }

    @Override
    @Transactional
    public void withdraw(PersonId examinee, String reason) {
        Instant now = clock.instant();
        if (consents.withdraw(examinee, now) == 0) {
            return;
        }
        long stopped = table.ofExaminee(examinee).stream()
                .filter(sitting -> stop(sitting.id(), examinee, reason))
                .count();
        events.publishEvent(new ConsentWithdrawn(examinee, now, stopped));
        log.info("consent of person {} withdrawn, {} sittings stopped", examinee, stopped);
    }

    /** True when the sitting was recorded until now. */
    private boolean stop(SittingId id, PersonId examinee, String reason) {
        SittingRow before = table.lock(id);
        return switch (before.state()) {
            case RUNNING, PAUSED -> {
                sittings.terminate(id, examinee, reason);
                yield true;
            }
            case CONSENTED, CHECKED, IDENTIFIED -> {
                table.save(Transitions.askAgain(before));
                yield false;
            }
            case LAUNCHED, FINISHED, DECLINED, TERMINATED, ABANDONED, EXPIRED -> false;
        };
    }
}
