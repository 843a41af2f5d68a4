package app.vigil.evidence.recording;

import app.vigil.sitting.SittingId;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every missing interval of a stream with its cause; for status 5, never for status 2. */
@Component
public class GapLedger {

    private final JdbcClient jdbc;
    private final Clock clock;

    GapLedger(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Why something is missing. */
    public enum Cause {
        NETWORK("network"),
        CAPTURE_LOST("capture-lost"),
        AGENT_RELOAD("agent-reload"),
        DEVICE_ASLEEP("device-asleep"),
        ENCODER_STEP("encoder-step"),
        UPLOAD_PENDING("upload-pending");

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

    /** Writes gaps down; the same id again moves the end. */
    public void add(SittingId sitting, List<Gap> gaps) {
        for (Gap gap : gaps) {
            if (!extend(sitting, gap)) {
                insert(sitting, gap);
            }
        }
    }

    List<Gap> of(SittingId sitting) {
        return jdbc.sql(
                        "select id, stream, from_ms, to_ms, cause from evidence_gap where sitting = :sitting order by from_ms")
                .param("sitting", sitting.value())
                .query((row, number) -> new Gap(
                        row.getObject("id", UUID.class),
                        StreamName.ofCode(row.getString("stream")),
                        row.getLong("from_ms"),
                        row.getLong("to_ms"),
                        cause(row.getString("cause"))))
                .list();
    }

    private boolean extend(SittingId sitting, Gap gap) {
        return jdbc.sql("update evidence_gap set to_ms = :to where id = :id and sitting = :sitting")
                        .param("to", gap.to())
                        .param("id", gap.id())
                        .param("sitting", sitting.value())
                        .update()
                > 0;
    }

    private void insert(SittingId sitting, Gap gap) {
        try {
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
        } catch (DuplicateKeyException sentTwice) {
            extend(sitting, gap);
        }
    }

    /** Finds a cause by its code. */
    public static Cause cause(String code) {
        for (Cause cause : Cause.values()) {
            if (cause.code.equals(code)) {
                return cause;
            }
        }
        throw new IllegalArgumentException("unknown cause " + code);
    }
}
