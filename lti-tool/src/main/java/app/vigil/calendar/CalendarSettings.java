package app.vigil.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What makes a day a working day at an institution (R2-073).
 *
 * @param weekend days of the week off; Saturday and Sunday by default
 * @param holidays days off: {@code MM-dd} every year, {@code yyyy-MM-dd} once
 * @param workingDays days worked although they fall on a weekend or holiday, {@code yyyy-MM-dd}
 * @param staffListDays days before an exam by which its list of proctors is approved (R2-009); 7 by default
 * @param reviewDue which reading of "within one day" binds the proctor (E.9 item 6)
 */
record CalendarSettings(
        ZoneId zone,
        @DefaultValue({"saturday", "sunday"}) Set<DayOfWeek> weekend,
        @DefaultValue Set<String> holidays,
        @DefaultValue Set<LocalDate> workingDays,
        @DefaultValue("7") int staffListDays,
        @DefaultValue("stricter") ReviewDue reviewDue) {

    private static final DateTimeFormatter EVERY_YEAR = DateTimeFormatter.ofPattern("MM-dd");

    enum ReviewDue {
        STRICTER,
        WORKING_DAY
    }

    CalendarSettings {
        if (staffListDays < 0) {
            throw new IllegalArgumentException("staff-list-days is negative");
        }
        if (weekend.size() == DayOfWeek.values().length && workingDays.isEmpty()) {
            throw new IllegalArgumentException("a calendar without any working day");
        }
        for (String holiday : holidays) {
            if (once(holiday) == null) {
                EVERY_YEAR.parse(holiday);
            }
        }
    }

    static CalendarSettings plain() {
        return new CalendarSettings(
                ZoneOffset.UTC,
                Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
                Set.of(),
                Set.of(),
                7,
                ReviewDue.STRICTER);
    }

    boolean worked(LocalDate day) {
        if (workingDays.contains(day)) {
            return true;
        }
        return !weekend.contains(day.getDayOfWeek())
                && !holidays.contains(day.toString())
                && !holidays.contains(MonthDay.from(day).format(EVERY_YEAR));
    }

    private static @Nullable LocalDate once(String holiday) {
        return holiday.length() == "yyyy-MM-dd".length() ? LocalDate.parse(holiday) : null;
    }
}
