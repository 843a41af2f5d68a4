package app.vigil.sitting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Instants in {@code timestamp with time zone} columns; PostgreSQL's driver takes no {@link Instant}. */
final class Columns {

    private Columns() {}

    static OffsetDateTime of(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    static @Nullable OffsetDateTime ofNullable(@Nullable Instant at) {
        return at == null ? null : of(at);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant nullableInstant(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
