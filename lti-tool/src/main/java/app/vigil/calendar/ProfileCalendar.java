package app.vigil.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Working-day arithmetic on the calendars of the institution profiles. */
@Component
class ProfileCalendar implements InstitutionCalendar {

    private final CalendarProfiles profiles;
    private final Map<CalendarSettings, WorkingDays> days = new ConcurrentHashMap<>();

    ProfileCalendar(CalendarProfiles profiles) {
        this.profiles = profiles;
    }

    @Override
    public ZoneId zone(String profile) {
        return profiles.of(profile).zone();
    }

    @Override
    public List<Shift> shifts(String profile) {
        return profiles.of(profile).shiftsOfADay();
    }

    @Override
    public boolean worked(String profile, LocalDate day) {
        return days(profile).worked(day);
    }

    @Override
    public Instant afterWorkingDays(String profile, Instant from, int workingDays) {
        WorkingDays own = days(profile);
        return own.endOf(own.after(LocalDate.ofInstant(from, own.zone()), workingDays));
    }

    @Override
    public Optional<Instant> due(String profile, DeadlineKind kind, Instant start) {
        return term(profile, kind).map(term -> term.end(days(profile), start));
    }

    @Override
    public Optional<DeadlineStart> countedFrom(String profile, DeadlineKind kind) {
        return term(profile, kind).map(Term::from);
    }

    @Override
    public String clause(String profile, DeadlineKind kind) {
        return term(profile, kind).map(Term::clause).orElse("");
    }

    Optional<Duration> remindBefore(String profile, DeadlineKind kind) {
        return term(profile, kind).map(Term::remindBefore);
    }

    private Optional<Term> term(String profile, DeadlineKind kind) {
        return Optional.ofNullable(profiles.of(profile).terms().get(kind));
    }

    private WorkingDays days(String profile) {
        return days.computeIfAbsent(profiles.of(profile), WorkingDays::new);
    }
}
