package app.vigil.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Working days of an institution profile (R2-073). */
public interface InstitutionCalendar {

    ZoneId zone(String profile);

    /** Last second of the n-th working day after the day of {@code from}, in the institution's zone. */
    Instant afterWorkingDays(String profile, Instant from, int days);

    /**
     * When a review is due: the earlier of one calendar day (24 h) and one working day, as E.9 item 6 settles, unless the
     * profile says {@code review-due: working-day}.
     */
    Instant reviewDue(String profile, Instant examEnd);

    /** The last day on which the list of proctors of an exam may be approved (R2-009). */
    LocalDate staffListDue(String profile, Instant examStart);
}
