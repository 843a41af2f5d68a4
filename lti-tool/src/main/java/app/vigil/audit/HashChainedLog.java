package app.vigil.audit;

import app.vigil.shared.PersonId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The log in one table; a single row is locked while a line is appended, so that the chain never forks. */
@Component
class HashChainedLog implements AuditLog, AuditTrail {

    private final JdbcClient jdbc;
    private final Clock clock;

    HashChainedLog(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @EventListener
    @Transactional
    public void on(Audited event) {
        append(event.audit());
    }

    @Override
    @Transactional
    public void append(AuditEntry entry) {
        Head head = jdbc.sql("select line, hash from audit_head where id = 1 for update")
                .query(Head.class)
                .single();
        Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Line line = new Line(
                head.line() + 1,
                at.toEpochMilli(),
                Optional.ofNullable(entry.actor()).map(Object::toString).orElse(null),
                entry.action(),
                entry.objectType(),
                entry.objectId(),
                entry.detail());
        String hash = line.hashAfter(head.hash());
        jdbc.sql("""
                        insert into audit_line (line, at_ms, actor, action, object_type, object_id, detail, hash)
                        values (:line, :atMs, :actor, :action, :objectType, :objectId, :detail, :hash)""")
                .param("line", line.line())
                .param("atMs", line.atMs())
                .param("actor", line.actor())
                .param("action", line.action())
                .param("objectType", line.objectType())
                .param("objectId", line.objectId())
                .param("detail", line.detail())
                .param("hash", hash)
                .update();
        jdbc.sql("update audit_head set line = :line, hash = :hash where id = 1")
                .param("line", line.line())
                .param("hash", hash)
                .update();
    }

    @Override
    @Transactional(readOnly = true)
    public OptionalLong firstBrokenLine() {
        Verifier verifier = new Verifier();
        jdbc.sql("""
                        select line, at_ms, actor, action, object_type, object_id, detail, hash
                        from audit_line order by line""")
                .query((row, number) -> verifier.accept(
                        new Line(
                                row.getLong("line"),
                                row.getLong("at_ms"),
                                row.getString("actor"),
                                row.getString("action"),
                                row.getString("object_type"),
                                row.getString("object_id"),
                                row.getString("detail")),
                        row.getString("hash")))
                .list();
        return verifier.firstBroken;
    }

    @Override
    public List<Written> between(Instant from, Instant to, Collection<String> actions) {
        return actions.isEmpty()
                ? List.of()
                : jdbc.sql("""
                        select at_ms, actor, action, object_type, object_id, detail from audit_line
                        where at_ms >= :from and at_ms < :to and action in (:actions) order by line""")
                        .param("from", from.toEpochMilli())
                        .param("to", to.toEpochMilli())
                        .param("actions", actions)
                        .query(HashChainedLog::written)
                        .list();
    }

    private static Written written(ResultSet row, int number) throws SQLException {
        String actor = row.getString("actor");
        return new Written(
                Instant.ofEpochMilli(row.getLong("at_ms")),
                new AuditEntry(
                        actor == null ? null : new PersonId(UUID.fromString(actor)),
                        row.getString("action"),
                        row.getString("object_type"),
                        row.getString("object_id"),
                        row.getString("detail")));
    }

    private record Head(long line, String hash) {}

    private record Line(
            long line,
            long atMs,
            @Nullable String actor,
            String action,
            String objectType,
            String objectId,
            String detail) {

        String hashAfter(String previous) {
            String text = String.join(
                    "\u001f",
                    previous,
                    Long.toString(line),
                    Long.toString(atMs),
                    actor == null ? "" : actor,
                    action,
                    objectType,
                    objectId,
                    detail);
            try {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
                return HexFormat.of().formatHex(digest);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("no SHA-256 in this JDK", e);
            }
        }
    }

    private static final class Verifier {

        private String previous = "";
        private long expected = 1;
        private OptionalLong firstBroken = OptionalLong.empty();

        boolean accept(Line line, String hash) {
            boolean intact = line.line() == expected && line.hashAfter(previous).equals(hash);
            if (!intact && firstBroken.isEmpty()) {
                firstBroken = OptionalLong.of(line.line());
            }
            previous = hash;
            expected = line.line() + 1;
            return intact;
        }
    }
}
