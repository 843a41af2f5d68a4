package app.vigil.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.stereotype.Component;

/** Working-day arithmetic on the calendars of the institution profiles. */
@Component
class ProfileCalendar implements InstitutionCalendar {

    private static final Duration ONE_DAY = Duration.ofHours(24);

    private final CalendarProfiles profiles;

    ProfileCalendar(CalendarProfiles profiles) {
        this.profiles = profiles;
    }

    @Override
    public ZoneId zone(String profile) {
        return profiles.of(profile).zone();
    }

    @Override
    public Instant afterWorkingDays(String profile, Instant from, int days) {
        CalendarSettings calendar = profiles.of(profile);
        LocalDate day = LocalDate.ofInstant(from, calendar.zone());
        for (int passed = 0; passed < days; passed++) {
            day = nextWorkingDay(calendar, day);
        }
        // The last second and not midnight: a deadline printed as a date must name the day itself.
        return day.plusDays(1).atStartOfDay(calendar.zone()).minusSeconds(1).toInstant();
    }

    @Override
    public Instant reviewDue(String profile, Instant examEnd) {
        Instant workingDay = afterWorkingDays(profile, examEnd, 1);
        Instant calendarDay = examEnd.plus(ONE_DAY);
        return switch (profiles.of(profile).reviewDue()) {
            case STRICTER -> calendarDay.isBefore(workingDay) ? calendarDay : workingDay;
            case WORKING_DAY -> workingDay;
        };
    }

    @Override
    public LocalDate staffListDue(String profile, Instant examStart) {
        CalendarSettings calendar = profiles.of(profile);
        return LocalDate.ofInstant(examStart, calendar.zone()).minusDays(calendar.staffListDays());
    }

    private static LocalDate nextWorkingDay(CalendarSettings calendar, LocalDate day) {
        LocalDate next = day.plusDays(1);
        while (!calendar.worked(next)) {
            next = next.plusDays(1);
        }
        return next;
    }
}
