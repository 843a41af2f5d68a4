package app.vigil.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long an institution gives for something, as its profile states it (E.7).
 *
 * @param within limits such as {@code 24 hours}, {@code 3 days}, {@code 1 working-day}, {@code 7 days-before},
 *     {@code next-semester}; of several the earliest binds (E.9 item 6)
 * @param from the event it is counted from
 * @param clause of the regulation, as a reader knows it; empty where the institution set the term itself
 * @param requirement the same in the numbers of {@code tests/requirements.md}
 * @param remindBefore how long before its end whoever is responsible is reminded
 */
record Term(
        List<String> within,
        DeadlineStart from,
        @DefaultValue("") String clause,
        @DefaultValue List<String> requirement,
        @DefaultValue("4h") Duration remindBefore) {

    Term {
        if (within.isEmpty()) {
            throw new IllegalArgumentException("a term without a limit");
        }
        within.forEach(Limit::parse);
    }

    static Term of(String within, DeadlineStart from) {
        return new Term(List.of(within), from, "", List.of(), Duration.ofHours(4));
    }

    /** The last second of the term. */
    Instant end(WorkingDays days, Instant start) {
        return within.stream()
                .map(limit -> Limit.parse(limit).end(days, start))
                .min(Instant::compareTo)
                .orElseThrow();
    }

    private enum Unit {
        HOURS,
        DAYS,
        WORKING_DAYS,
        DAYS_BEFORE,
        NEXT_SEMESTER
    }

    private record Limit(int amount, Unit unit) {

        static Limit parse(String text) {
            String[] words = text.strip().split(" +", -1);
            if (text.strip().equals("next-semester")) {
                return new Limit(1, Unit.NEXT_SEMESTER);
            }
            if (words.length != 2 || !words[0].matches("\\d{1,4}")) {
                throw new IllegalArgumentException("not a term: " + text);
            }
            return new Limit(Integer.parseInt(words[0]), unit(words[1]));
        }

        private static Unit unit(String word) {
            return switch (word) {
                case "hour", "hours" -> Unit.HOURS;
                case "day", "days" -> Unit.DAYS;
                case "working-day", "working-days" -> Unit.WORKING_DAYS;
                case "day-before", "days-before" -> Unit.DAYS_BEFORE;
                default -> throw new IllegalArgumentException("not a unit of time: " + word);
            };
        }

        Instant end(WorkingDays days, Instant start) {
            LocalDate day = LocalDate.ofInstant(start, days.zone());
            return switch (unit) {
                case HOURS -> start.plus(Duration.ofHours(amount));
                case DAYS -> days.endOf(day.plusDays(amount));
                case WORKING_DAYS -> days.endOf(days.after(day, amount));
                case DAYS_BEFORE -> days.endOf(day.minusDays(amount));
                case NEXT_SEMESTER -> days.endOf(days.semesterAfter(day).minusDays(1));
            };
        }
    }
}
