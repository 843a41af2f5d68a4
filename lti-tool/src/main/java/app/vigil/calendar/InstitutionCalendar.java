package app.vigil.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Working days and terms of an institution profile (R2-073, E.7). */
public interface InstitutionCalendar {

    ZoneId zone(String profile);

    /** Shifts of an exam day in their order, in the institution's zone; none where it has none. */
    List<Shift> shifts(String profile);

    boolean worked(String profile, LocalDate day);

    /** Last second of the n-th working day after the day of {@code from}, in the institution's zone. */
    Instant afterWorkingDays(String profile, Instant from, int days);

    /** Last second of the term that began then; empty where the institution sets none. */
    Optional<Instant> due(String profile, DeadlineKind kind, Instant start);

    /** The event the institution counts a term from; empty where it sets none. */
    Optional<DeadlineStart> countedFrom(String profile, DeadlineKind kind);

    /** The clause a term comes from; blank where the institution set it itself. */
    String clause(String profile, DeadlineKind kind);
}
