package app.vigil.sitting;

import app.vigil.shared.OneByOne;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Hears heartbeats and says what follows silence: an entry in the ledger, then what the exam's policy asks for. */
@Component
class PresenceWatch implements Heartbeats {

    private static final Logger log = LoggerFactory.getLogger(PresenceWatch.class);
    private static final Duration TOLERATED = Duration.ofSeconds(10);

    private final TransactionTemplate transaction;
    private final PresenceTable table;
    private final LockedSittings sittings;
    private final SittingFacts facts;
    private final AdmissionDelivery admission;
    private final Listening listening;

    PresenceWatch(
            TransactionTemplate transaction,
            PresenceTable table,
            LockedSittings sittings,
            SittingFacts facts,
            AdmissionDelivery admission,
            Listening listening) {
        this.transaction = transaction;
        this.table = table;
        this.sittings = sittings;
        this.facts = facts;
        this.admission = admission;
        this.listening = listening;
    }

    /** One transaction of few statements: a thousand agents are heard every five seconds. */
    @Override
    public Beat beat(SittingId id, String instance) {
        Heard heard = Objects.requireNonNull(transaction.execute(
                status -> new Heard(hear(id, instance, listening.now()), sittings.current(id), admission.of(id))));
        SittingRow sitting = heard.speaks && suspended(heard.sitting) ? reopen(id) : heard.sitting;
        return new Beat(
                sitting.state(),
                listening.now(),
                !heard.speaks,
                heard.admission,
                sitting.gate() == Gate.CLOSED || sitting.gate() == Gate.SUSPENDED);
    }

    /** @param speaks whether the page still speaks for the sitting */
    private record Heard(boolean speaks, SittingRow sitting, AdmissionDelivery.State admission) {}

    private static boolean suspended(SittingRow row) {
        return row.state().recording() && row.gate() == Gate.SUSPENDED;
    }

    private SittingRow reopen(SittingId id) {
        return sittings.change(id, (row, now) -> suspended(row) ? facts.reopenGate(row, now) : row);
    }

    /** False for a page that a later one has taken over from. */
    private boolean hear(SittingId id, String instance, Instant now) {
        if (table.heardAgain(id, instance, now)) {
            return true;
        }
        PresenceTable.Presence presence =
                table.lock(id).orElseThrow(() -> new IllegalStateException("no presence of sitting " + id));
        if (!instance.equals(presence.instance()) && !table.firstSeen(id, instance, now)) {
            return false;
        }
        if (presence.silentSince() != null) {
            table.endSilence(id, now);
            log.info("sitting {} heard again after silence since {}", id, presence.silentSince());
        }
        table.heard(id, instance, now);
        return true;
    }

    /** Enters new silences into the ledger and follows the policy for those that last. */
    void sweep() {
        Instant now = listening.now();
        Instant since = listening.since(now);
        if (now.isBefore(since.plus(TOLERATED))) {
            return;
        }
        OneByOne.forEach(log, table.newlySilent(now.minus(TOLERATED)), id -> id, this::beginSilence);
        OneByOne.forEach(log, table.silent(), id -> id, id -> followPolicy(id, since));
    }

    private void beginSilence(SittingId id) {
        sittings.change(id, (row, now) -> {
            Instant limit = now.minus(TOLERATED);
            table.lock(id)
                    .filter(presence -> presence.silentSince() == null
                            && presence.heartbeatAt().isBefore(limit))
                    .ifPresent(presence -> {
                        table.beginSilence(id, later(presence.heartbeatAt(), row.admittedAt()));
                        log.info("sitting {} silent since {}", id, presence.heartbeatAt());
                    });
            return row;
        });
    }

    private void followPolicy(SittingId id, Instant listeningSince) {
        sittings.change(id, (row, now) -> {
            @Nullable
            Instant since =
                    table.lock(id).map(PresenceTable.Presence::silentSince).orElse(null);
            if (since == null || !row.state().recording()) {
                return row;
            }
            Duration silence = Duration.between(later(since, listeningSince), now);
            if (silence.compareTo(row.presence().abandonAfter()) >= 0) {
                return abandon(row, now);
            }
            @Nullable Duration closeAfter = row.closeGateAfter();
            boolean tooLong = closeAfter != null && silence.compareTo(closeAfter) >= 0;
            return tooLong && row.gate() == Gate.OPEN ? facts.suspendGate(row, now) : row;
        });
    }

    private SittingRow abandon(SittingRow row, Instant now) {
        SittingRow after = Transitions.abandon(row).with().ended(now, null).build();
        facts.publish(new SittingEvent.SittingAbandoned(row.id(), row.exam(), row.examinee(), now));
        return facts.closeGate(after, now, "abandoned");
    }

    private static Instant later(Instant one, @Nullable Instant other) {
        return other != null && other.isAfter(one) ? other : one;
    }
}
