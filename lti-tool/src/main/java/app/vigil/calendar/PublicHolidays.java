package app.vigil.calendar;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Year;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Public holidays of a country as the holiday library has them, with the days they are moved to, less those an
 * institution does not have.
 */
final class PublicHolidays {

    static final PublicHolidays NONE = new PublicHolidays("", Set.of());

    private final String country;
    private final Set<MonthDay> withdrawn;
    private final Map<Integer, Set<LocalDate>> byYear = new ConcurrentHashMap<>();

    /**
     * @param country ISO 3166 code, blank for none
     * @param withdrawn holidays of the library that are none any more; the days they would be moved to go with them
     */
    PublicHolidays(String country, Set<MonthDay> withdrawn) {
        this.country = country.toUpperCase(Locale.ROOT);
        this.withdrawn = Set.copyOf(withdrawn);
        if (!country.isBlank() && !HolidayManager.getSupportedCalendarCodes().contains(this.country)) {
            throw new IllegalArgumentException("no public holidays are known of " + country);
        }
    }

    boolean on(LocalDate day) {
        return !country.isBlank()
                && byYear.computeIfAbsent(day.getYear(), this::of).contains(day);
    }

    private Set<LocalDate> of(int year) {
        // The library caches its managers by country.
        return HolidayManager.getInstance(ManagerParameters.create(country.toLowerCase(Locale.ROOT)))
                .getHolidays(Year.of(year))
                .stream()
                .filter(holiday -> !withdrawn.contains(MonthDay.from(holiday.getActualDate())))
                .map(Holiday::getDate)
                .collect(Collectors.toUnmodifiableSet());
    }
}
