package app.vigil.evidence.recording;

import app.vigil.evidence.DeviceEvent;
import app.vigil.evidence.EvidenceProblem;
import app.vigil.evidence.EvidenceSettings;
import app.vigil.shared.BatchReceipt;
import app.vigil.shared.ProblemException;
import app.vigil.sitting.Sitting;
import app.vigil.sitting.SittingId;
import app.vigil.sitting.Sittings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** What the agent says is missing of a stream, and why; for status 5, never for status 2. */
@Component
public class GapLedger {

    /** What an agent's clock, set by the server's, may be ahead of it. */
    private static final Duration FUTURE = Duration.ofSeconds(10);

    private static final Set<Cause> OF_DEVICES =
            Set.of(Cause.CAPTURE_LOST, Cause.AGENT_RELOAD, Cause.DEVICE_ASLEEP, Cause.ENCODER_STEP);

    private static final Set<Cause> OF_THE_TOOL = Set.of(Cause.DAMAGED, Cause.UNREPORTED);

    private final JdbcClient jdbc;
    private final Sittings sittings;
    private final EvidenceSettings settings;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final TransactionOperations transaction;

    GapLedger(
            JdbcClient jdbc,
            Sittings sittings,
            EvidenceSettings settings,
            Clock clock,
            ApplicationEventPublisher events,
            TransactionOperations transaction) {
        this.jdbc = jdbc;
        this.sittings = sittings;
        this.settings = settings;
        this.clock = clock;
        this.events = events;
        this.transaction = transaction;
    }

    /** Why something is missing. */
    public enum Cause {
        NETWORK("network"),
        CAPTURE_LOST("capture-lost"),
        AGENT_RELOAD("agent-reload"),
        DEVICE_ASLEEP("device-asleep"),
        ENCODER_STEP("encoder-step"),
        UPLOAD_PENDING("upload-pending"),
        /** This tool will never take it. */
        REFUSED("refused"),
        /** The browser had no room left to keep it. */
        STORAGE_FULL("storage-full"),
        /** It was here, and this tool can no longer read it; only the tool itself concludes this. */
        DAMAGED("damaged"),
        /** Missing, and the agent said nothing about it; only the tool itself concludes this. */
        UNREPORTED("unreported");

        private final String code;

        Cause(String code) {
            this.code = code;
        }

        /** Stored and sent, never translated. */
        public String code() {
            return code;
        }
    }

    /** @param from epoch milliseconds, like {@code to} */
    public record Gap(UUID id, StreamName stream, long from, long to, Cause cause) {}

    /** Writes gaps down; the same id again moves the end on, never back, and only as long as the recording waits. */
    public BatchReceipt report(SittingId id, List<Gap> gaps) {
        Sitting sitting = sittings.find(id)
                .filter(found -> found.admittedAt() != null)
                .orElseThrow(() -> new ProblemException(EvidenceProblem.SITTING_NOT_RECORDING).with("sitting", id));
        return BatchReceipt.of(gaps, Gap::id, gap -> keep(sitting, gap));
    }

    private void keep(Sitting sitting, Gap gap) {
        Instant now = clock.instant();
        Instant ended = sitting.endedAt();
        if (ended != null && !now.isBefore(ended.plus(settings.sealGrace()))) {
            throw new ProblemException(EvidenceProblem.GAPS_CLOSED).with("gap", gap.id());
        }
        Instant latest = (ended == null ? now : ended).plus(FUTURE);
        if (!write(sitting, until(latest.toEpochMilli(), gap))) {
            throw new ProblemException(EvidenceProblem.GAP_CONTRADICTS).with("gap", gap.id());
        }
    }

    /** Nobody accounts for what is to come. */
    private static Gap until(long latest, Gap gap) {
        return gap.to() <= latest ? gap : new Gap(gap.id(), gap.stream(), gap.from(), latest, gap.cause());
    }

    private boolean write(Sitting sitting, Gap gap) {
        if (extend(sitting.id(), gap)) {
            return true;
        }
        try {
            transaction.executeWithoutResult(open -> {
                insert(sitting.id(), gap);
                tell(sitting, gap);
            });
            return true;
        } catch (DuplicateKeyException known) {
            // Sent twice at once, contradicting, or the id of another sitting.
            return extend(sitting.id(), gap);
        }
    }

    /** Into the log goes what happened to a device (R1-025), and not what happened to its pictures on the way. */
    private void tell(Sitting sitting, Gap gap) {
        if (OF_DEVICES.contains(gap.cause())) {
            events.publishEvent(new DeviceEvent.Interrupted(
                    sitting.id(),
                    sitting.examinee(),
                    gap.stream().code(),
                    Instant.ofEpochMilli(gap.from()),
                    gap.cause().code()));
        }
    }

    /** What the tool itself found missing; once. */
    void conclude(SittingId sitting, Gap gap) {
        if (of(sitting).stream().noneMatch(known -> known.id().equals(gap.id()))) {
            try {
                insert(sitting, gap);
            } catch (DuplicateKeyException known) {
                // Another reader found it at the same time.
            }
        }
    }

    /** What the tool concluded is so no longer. */
    void withdraw(SittingId sitting, UUID gap) {
        jdbc.sql("delete from evidence_gap where id = :id and sitting = :sitting and cause = :cause")
                .param("id", gap)
                .param("sitting", sitting.value())
                .param("cause", Cause.DAMAGED.code())
                .update();
    }

    /** In order of time. */
    public List<Gap> of(SittingId sitting) {
        return jdbc.sql(
                        "select id, stream, from_ms, to_ms, cause from evidence_gap where sitting = :sitting order by from_ms")
                .param("sitting", sitting.value())
                .query((row, number) -> new Gap(
                        row.getObject("id", UUID.class),
                        StreamName.ofCode(row.getString("stream")),
                        row.getLong("from_ms"),
                        row.getLong("to_ms"),
                        known(row.getString("cause"))))
                .list();
    }

    private boolean extend(SittingId sitting, Gap gap) {
        return jdbc.sql("""
                                update evidence_gap set to_ms = :to
                                where id = :id and sitting = :sitting and stream = :stream and from_ms = :from
                                  and cause = :cause and to_ms <= :to""")
                        .param("to", gap.to())
                        .param("id", gap.id())
                        .param("sitting", sitting.value())
                        .param("stream", gap.stream().code())
                        .param("from", gap.from())
                        .param("cause", gap.cause().code())
                        .update()
                > 0;
    }

    private void insert(SittingId sitting, Gap gap) {
        jdbc.sql("""
                        insert into evidence_gap (id, sitting, stream, from_ms, to_ms, cause, received_ms)
                        values (:id, :sitting, :stream, :from, :to, :cause, :received)""")
                .param("id", gap.id())
                .param("sitting", sitting.value())
                .param("stream", gap.stream().code())
                .param("from", gap.from())
                .param("to", gap.to())
                .param("cause", gap.cause().code())
                .param("received", clock.millis())
                .update();
    }

    /** Finds a cause an agent may give by its code. */
    public static Cause cause(String code) {
        Cause cause = known(code);
        if (OF_THE_TOOL.contains(cause)) {
            throw new IllegalArgumentException("only the tool itself says " + code);
        }
        return cause;
    }

    private static Cause known(String code) {
        return Stream.of(Cause.values())
                .filter(cause -> cause.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown cause " + code));
    }
}
