package app.vigil.exam;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** How many deadlines end on each day of some weeks, as a calendar shows them. */
public record DeadlineWeeks(List<List<Day>> weeks) {

    private static final int DAYS = 7;

    /** @param worked a working day of the institution */
    public record Day(LocalDate date, int due, boolean past, boolean today, boolean worked) {}

    static DeadlineWeeks of(
            LocalDate monday, int weeks, LocalDate today, Map<LocalDate, Integer> due, Predicate<LocalDate> worked) {
        return new DeadlineWeeks(IntStream.range(0, weeks)
                .mapToObj(week -> IntStream.range(0, DAYS)
                        .mapToObj(day -> monday.plusWeeks(week).plusDays(day))
                        .map(day -> new Day(
                                day,
                                due.getOrDefault(day, 0),
                                day.isBefore(today),
                                day.equals(today),
                                worked.test(day)))
                        .toList())
                .toList());
    }

    /** Nothing is due in all of them. */
    public boolean empty() {
        return weeks.stream().flatMap(List::stream).allMatch(day -> day.due() == 0);
    }
}
