package app.vigil.evidence.surveillance;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Days a paper covers, both included; what is asked for is cut to the longest a paper may cover. */
public record Span(LocalDate from, LocalDate to) {

    /** From the earlier to the later of the two, so many days at most. */
    public static Span of(LocalDate one, LocalDate other, int longest) {
        LocalDate from = one.isBefore(other) ? one : other;
        LocalDate to = one.isBefore(other) ? other : one;
        LocalDate last = from.plusDays(longest - 1L);
        return new Span(from, to.isAfter(last) ? last : to);
    }

    boolean covers(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    Instant begin(ZoneId zone) {
        return from.atStartOfDay(zone).toInstant();
    }

    /** The first moment after it. */
    Instant end(ZoneId zone) {
        return to.plusDays(1).atStartOfDay(zone).toInstant();
    }
}
