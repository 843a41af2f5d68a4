package app.vigil.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

@DisplayName("R2-073 working days of an institution")
class ProfileCalendarTest {

    private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    private final ProfileCalendar calendar = calendar(CalendarSettings.ReviewDue.STRICTER);

    @ParameterizedTest(name = "{0} + {1} working days = {2}")
    @CsvSource({
        "2026-11-19T09:00:00Z, 1, 2026-11-20T20:59:59Z",
        "2026-11-20T09:00:00Z, 1, 2026-11-23T20:59:59Z",
        "2026-11-21T09:00:00Z, 1, 2026-11-23T20:59:59Z",
        "2026-11-20T21:30:00Z, 1, 2026-11-23T20:59:59Z",
        "2026-11-03T09:00:00Z, 1, 2026-11-05T20:59:59Z",
        "2026-11-20T09:00:00Z, 7, 2026-12-01T20:59:59Z",
        "2026-12-25T09:00:00Z, 1, 2026-12-26T20:59:59Z",
    })
    void countsWorkingDaysInTheZoneOfTheInstitution(Instant from, int days, Instant expected) {
        assertThat(calendar.afterWorkingDays("moscow", from, days)).isEqualTo(expected);
    }

    @Test
    @DisplayName("R2-033, R2-044 the stricter of one day and one working day binds the proctor (E.9 item 6)")
    void takesTheStricterReadingForAReview() {
        Instant fridayAfternoon = Instant.parse("2026-11-20T13:00:00Z");

        assertThat(calendar.reviewDue("moscow", fridayAfternoon)).isEqualTo(Instant.parse("2026-11-21T13:00:00Z"));
    }

    @Test
    void leavesTheWeekendFreeWhereTheProfileCountsWorkingDaysOnly() {
        Instant fridayAfternoon = Instant.parse("2026-11-20T13:00:00Z");

        assertThat(calendar(CalendarSettings.ReviewDue.WORKING_DAY).reviewDue("moscow", fridayAfternoon))
                .isEqualTo(Instant.parse("2026-11-23T20:59:59Z"));
    }

    @Test
    @DisplayName("R2-009 the list of proctors is approved so many days before, counted in the institution's zone")
    void knowsTheLastDayForTheListOfProctors() {
        Instant lateInTheEvening = Instant.parse("2026-11-30T21:30:00Z");

        assertThat(calendar.staffListDue("moscow", lateInTheEvening)).isEqualTo(LocalDate.of(2026, 11, 24));
        assertThat(calendar.staffListDue("default", lateInTheEvening)).isEqualTo(LocalDate.of(2026, 11, 27));
    }

    @Test
    void fallsBackToTheDefaultProfile() {
        assertThat(calendar.zone("unheard-of")).isEqualTo(ZoneId.of("Europe/Kyiv"));
    }

    @Test
    void refusesACalendarThatNeverWorks() {
        Set<DayOfWeek> always = Set.of(DayOfWeek.values());

        assertThatThrownBy(() -> new CalendarSettings(
                        ZoneId.of("UTC"), always, Set.of(), Set.of(), 7, CalendarSettings.ReviewDue.STRICTER))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void bindsTheSectionOfAProfile() {
        var source = new MapConfigurationPropertySource(Map.of(
                "vigil.profiles.zno.calendar.zone", "Europe/Kyiv",
                "vigil.profiles.zno.calendar.holidays", "08-24,2026-05-01",
                "vigil.profiles.zno.calendar.working-days", "",
                "vigil.profiles.zno.exam.other", "room"));

        CalendarSettings bound =
                new Binder(source).bind("vigil", CalendarProfiles.class).get().of("zno");

        assertThat(bound.weekend()).isEqualTo(WEEKEND);
        assertThat(bound.worked(LocalDate.of(2026, 8, 24))).isFalse();
        assertThat(bound.worked(LocalDate.of(2026, 5, 1))).isFalse();
        assertThat(bound.worked(LocalDate.of(2025, 5, 1))).isTrue();
    }

    private static ProfileCalendar calendar(CalendarSettings.ReviewDue due) {
        CalendarSettings moscow = new CalendarSettings(
                ZoneId.of("Europe/Moscow"), WEEKEND, Set.of("11-04"), Set.of(LocalDate.of(2026, 12, 26)), 7, due);
        CalendarSettings kyiv = new CalendarSettings(ZoneId.of("Europe/Kyiv"), WEEKEND, Set.of(), Set.of(), 3, due);
        return new ProfileCalendar(new CalendarProfiles(
                Map.of("moscow", new CalendarProfiles.Profile(moscow), "default", new CalendarProfiles.Profile(kyiv))));
    }
}
