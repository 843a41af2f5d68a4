package app.vigil.review;

import app.vigil.sitting.SittingId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What of a recording came after it was sealed, and therefore perhaps after it was watched. */
final class Supplements {

    private final JdbcClient jdbc;

    Supplements(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param late the stretches that came */
    record Supplement(SittingId sitting, int number, Instant signedAt, Coverage late) {}

    List<Supplement> of(SittingId sitting) {
        return jdbc.sql("select * from review_supplement where sitting = :sitting order by number")
                .param("sitting", sitting.value())
                .query(Supplements::supplement)
                .list();
    }

    /** When the last one of each of these sittings was signed; most have none. */
    Map<SittingId, Instant> newest(Collection<SittingId> sittings) {
        Map<SittingId, Instant> newest = new HashMap<>();
        if (!sittings.isEmpty()) {
            jdbc.sql("""
                            select sitting, max(signed_at) as signed_at from review_supplement
                            where sitting in (:sittings) group by sitting""")
                    .param("sittings", sittings.stream().map(SittingId::value).toList())
                    .query(row -> {
                        newest.put(new SittingId(row.getObject("sitting", UUID.class)), signedAt(row));
                    });
        }
        return newest;
    }

    /** False when it was known already. */
    boolean add(Supplement supplement) {
        boolean known = of(supplement.sitting()).stream().anyMatch(one -> one.number() == supplement.number());
        if (!known) {
            jdbc.sql("""
                            insert into review_supplement (sitting, number, signed_at, stretches)
                            values (:sitting, :number, :at, :stretches)""")
                    .param("sitting", supplement.sitting().value())
                    .param("number", supplement.number())
                    .param("at", supplement.signedAt().atOffset(ZoneOffset.UTC))
                    .param("stretches", supplement.late().toJson())
                    .update();
        }
        return !known;
    }

    private static Supplement supplement(ResultSet row, int number) throws SQLException {
        return new Supplement(
                new SittingId(row.getObject("sitting", UUID.class)),
                row.getInt("number"),
                signedAt(row),
                Coverage.parse(Objects.requireNonNull(row.getString("stretches"))));
    }

    private static Instant signedAt(ResultSet row) throws SQLException {
        return row.getObject("signed_at", OffsetDateTime.class).toInstant();
    }
}
