package app.vigil.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.Set;
import java.util.stream.Stream;

/** The days of one institution: its country's holidays, and its own calendar on top. */
final class WorkingDays {

    private final CalendarSettings settings;
    private final PublicHolidays publicHolidays;
    private final Set<LocalDate> offOnce;
    private final Set<MonthDay> offEveryYear;
    private final Set<MonthDay> semesters;

    WorkingDays(CalendarSettings settings) {
        this.settings = settings;
        this.publicHolidays =
                new PublicHolidays(settings.country(), CalendarSettings.everyYear(settings.withdrawnHolidays()));
        this.offOnce = settings.daysOffOnce();
        this.offEveryYear = settings.daysOffEveryYear();
        this.semesters = CalendarSettings.everyYear(settings.semesters());
    }

    ZoneId zone() {
        return settings.zone();
    }

    boolean worked(LocalDate day) {
        if (settings.workingDays().contains(day)) {
            return true;
        }
        return !settings.weekend().contains(day.getDayOfWeek())
                && !offOnce.contains(day)
                && !offEveryYear.contains(MonthDay.from(day))
                && !publicHolidays.on(day);
    }

    LocalDate after(LocalDate day, int workingDays) {
        LocalDate reached = day;
        for (int passed = 0; passed < workingDays; passed++) {
            do {
                reached = reached.plusDays(1);
            } while (!worked(reached));
        }
        return reached;
    }

    /** First day of the semester that begins next after this day. */
    LocalDate semesterAfter(LocalDate day) {
        return Stream.of(day.getYear(), day.getYear() + 1)
                .flatMap(year -> semesters.stream().map(begin -> begin.atYear(year)))
                .filter(begin -> begin.isAfter(day))
                .min(LocalDate::compareTo)
                .orElseThrow();
    }

    /** The last second and not midnight: a deadline printed as a date must name the day itself. */
    Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(zone()).minusSeconds(1).toInstant();
    }
}
