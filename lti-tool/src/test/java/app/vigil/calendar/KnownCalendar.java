package app.vigil.calendar;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A calendar of Moscow whose every profile gives what S2 gives, for the rooms above. */
public final class KnownCalendar {

    private KnownCalendar() {}

    static final CalendarSettings MOSCOW = new CalendarSettings(
            ZoneId.of("Europe/Moscow"),
            "RU",
            Set.of("01-09", "01-10"),
            Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
            Set.of("2026-01-09", "2026-12-31"),
            Set.of(),
            Set.of("02-09", "09-01"),
            List.of("08:00-14:00", "14:00-20:00"),
            Map.of(
                    DeadlineKind.REVIEW,
                    new Term(
                            List.of("24 hours", "1 working-day"),
                            DeadlineStart.SITTING_ENDED,
                            "п. 4.4",
                            List.of("R2-044"),
                            Duration.ofHours(4)),
                    DeadlineKind.SECOND_OPINION,
                    Term.of("1 working-day", DeadlineStart.SECOND_ASKED),
                    DeadlineKind.DECISION,
                    Term.of("1 working-day", DeadlineStart.STATUS_SET),
                    DeadlineKind.TEACHER_CHECK,
                    Term.of("1 working-day", DeadlineStart.SITTING_ENDED),
                    DeadlineKind.PUBLICATION,
                    Term.of("10 days", DeadlineStart.SITTING_ENDED),
                    DeadlineKind.SIGNATURE,
                    Term.of("1 working-day", DeadlineStart.PAPER_REGISTERED),
                    DeadlineKind.STAFF_LIST,
                    Term.of("7 days-before", DeadlineStart.EXAM_OPENS),
                    DeadlineKind.HAND_OVER,
                    Term.of("next-semester", DeadlineStart.PAPER_REGISTERED)));

    public static InstitutionCalendar calendar() {
        return of(MOSCOW);
    }

    static ProfileCalendar of(CalendarSettings settings) {
        return new ProfileCalendar(new CalendarProfiles(Map.of("default", new CalendarProfiles.Profile(settings))));
    }

    public static Deadlines deadlines(JdbcClient jdbc, Clock clock) {
        return new JdbcDeadlines(jdbc, of(MOSCOW), clock);
    }
}
