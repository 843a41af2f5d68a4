package app.vigil.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What makes a day a working day at an institution, and the terms it counts in them (R2-073).
 *
 * @param country whose public holidays are days off, as ISO 3166 code; blank for none
 * @param withdrawnHolidays public holidays the library still has and the country has not, {@code MM-dd}
 * @param weekend days of the week off; Saturday and Sunday by default
 * @param holidays further days off: {@code MM-dd} every year, {@code yyyy-MM-dd} once
 * @param workingDays days worked although they fall on a weekend or holiday, {@code yyyy-MM-dd}
 * @param semesters first days of the semesters, {@code MM-dd}
 * @param shifts of an exam day as {@code HH:mm-HH:mm}, in their order and apart; none by default
 * @param terms how long what may take; a kind that is missing has no deadline, except review and decision
 */
record CalendarSettings(
        ZoneId zone,
        @DefaultValue("") String country,
        @DefaultValue Set<String> withdrawnHolidays,
        @DefaultValue({"saturday", "sunday"}) Set<DayOfWeek> weekend,
        @DefaultValue Set<String> holidays,
        @DefaultValue Set<LocalDate> workingDays,
        @DefaultValue({"02-01", "09-01"}) Set<String> semesters,
        @DefaultValue List<String> shifts,
        @DefaultValue Map<DeadlineKind, Term> terms) {

    private static final DateTimeFormatter EVERY_YEAR = DateTimeFormatter.ofPattern("MM-dd");
    private static final int ONCE = "yyyy-MM-dd".length();

    CalendarSettings {
        if (weekend.size() == DayOfWeek.values().length && workingDays.isEmpty()) {
            throw new IllegalArgumentException("a calendar without any working day");
        }
        if (semesters.isEmpty()) {
            throw new IllegalArgumentException("a calendar without a semester");
        }
        requireApart(shifts.stream().map(Shift::of).toList());
        terms = complete(terms);
        terms.forEach((kind, term) -> {
            if (!kind.starts().contains(term.from())) {
                throw new IllegalArgumentException(kind.code() + " is not counted from " + term.from());
            }
        });
    }

    /** The tool's own work is never without a term: it could not say when it is late. */
    private static Map<DeadlineKind, Term> complete(Map<DeadlineKind, Term> stated) {
        Map<DeadlineKind, Term> all = new EnumMap<>(DeadlineKind.class);
        all.put(DeadlineKind.REVIEW, Term.of("1 working-day", DeadlineStart.SITTING_ENDED));
        all.put(DeadlineKind.DECISION, Term.of("1 working-day", DeadlineStart.STATUS_SET));
        all.putAll(stated);
        return Map.copyOf(all);
    }

    private static void requireApart(List<Shift> shifts) {
        for (int next = 1; next < shifts.size(); next++) {
            if (shifts.get(next).from().isBefore(shifts.get(next - 1).to())) {
                throw new IllegalArgumentException(
                        "shift " + shifts.get(next) + " begins before " + shifts.get(next - 1) + " is over");
            }
        }
    }

    List<Shift> shiftsOfADay() {
        return shifts.stream().map(Shift::of).toList();
    }

    static CalendarSettings plain() {
        return new CalendarSettings(
                ZoneOffset.UTC,
                "",
                Set.of(),
                Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
                Set.of(),
                Set.of(),
                Set.of("02-01", "09-01"),
                List.of(),
                Map.of());
    }

    Set<LocalDate> daysOffOnce() {
        return holidays.stream()
                .filter(day -> day.length() == ONCE)
                .map(LocalDate::parse)
                .collect(Collectors.toUnmodifiableSet());
    }

    Set<MonthDay> daysOffEveryYear() {
        return everyYear(holidays.stream().filter(day -> day.length() != ONCE).collect(Collectors.toSet()));
    }

    static Set<MonthDay> everyYear(Set<String> days) {
        return days.stream().map(day -> MonthDay.parse(day, EVERY_YEAR)).collect(Collectors.toUnmodifiableSet());
    }
}
