package app.vigil.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.FileSystemResource;

@DisplayName("R2-073 working days and terms of an institution")
class ProfileCalendarTest {

    private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    private final ProfileCalendar moscow = KnownCalendar.of(KnownCalendar.MOSCOW);

    @ParameterizedTest(name = "{0} + {1} working days = {2}")
    @CsvSource({
        "2026-11-19T09:00:00Z, 1, 2026-11-20T20:59:59Z",
        "2026-11-20T09:00:00Z, 1, 2026-11-23T20:59:59Z",
        "2026-11-21T09:00:00Z, 1, 2026-11-23T20:59:59Z",
        "2026-11-20T21:30:00Z, 1, 2026-11-23T20:59:59Z",
        "2026-11-03T09:00:00Z, 1, 2026-11-05T20:59:59Z",
        "2026-11-20T09:00:00Z, 7, 2026-12-01T20:59:59Z",
        "2026-05-08T09:00:00Z, 1, 2026-05-12T20:59:59Z",
        "2025-12-31T09:00:00Z, 1, 2026-01-12T20:59:59Z",
    })
    void countsWorkingDaysInTheZoneOfTheInstitution(Instant from, int days, Instant expected) {
        assertThat(moscow.afterWorkingDays("any", from, days)).isEqualTo(expected);
    }

    @Test
    void hasTheWorkingDaysOfTheRussianProductionCalendar() throws IOException {
        ProfileCalendar shipped = shipped("ranepa");

        assertThat(LocalDate.of(2026, 1, 1)
                        .datesUntil(LocalDate.of(2027, 1, 1))
                        .filter(day -> shipped.worked("ranepa", day)))
                .hasSize(247);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-07, true",
        "2026-04-13, false",
        "2026-05-08, false",
        "2026-05-11, true",
        "2026-06-01, false",
        "2026-06-29, false",
        "2026-07-15, false",
        "2026-08-24, false",
        "2026-10-01, false",
        "2026-10-14, true",
        "2026-12-25, false"
    })
    void hasTheHolidaysUkraineHasToday(LocalDate day, boolean worked) throws IOException {
        assertThat(shipped("zno").worked("zno", day)).isEqualTo(worked);
    }

    @Test
    @DisplayName("R2-033, R2-044 the stricter of one day and one working day binds the proctor (E.9 item 6)")
    void takesTheStricterReadingForAReview() {
        Instant fridayAfternoon = Instant.parse("2026-11-20T13:00:00Z");
        Instant thursdayNight = Instant.parse("2026-11-19T20:59:00Z");

        assertThat(moscow.due("any", DeadlineKind.REVIEW, fridayAfternoon))
                .contains(Instant.parse("2026-11-21T13:00:00Z"));
        assertThat(moscow.due("any", DeadlineKind.REVIEW, thursdayNight))
                .contains(Instant.parse("2026-11-20T20:59:00Z"));
    }

    @Test
    @DisplayName("R2-012 a weekend is left free where the profile counts working days only")
    void leavesTheWeekendFreeWhereTheProfileCountsWorkingDaysOnly() throws IOException {
        Instant fridayAfternoon = Instant.parse("2026-11-20T13:00:00Z");

        assertThat(shipped("sfedu").due("sfedu", DeadlineKind.REVIEW, fridayAfternoon))
                .contains(Instant.parse("2026-11-23T20:59:59Z"));
    }

    @Test
    @DisplayName("R2-009 the list of proctors is approved so many days before, counted in the institution's zone")
    void knowsTheLastDayForTheListOfProctors() {
        Instant lateInTheEvening = Instant.parse("2026-11-30T21:30:00Z");

        assertThat(moscow.due("any", DeadlineKind.STAFF_LIST, lateInTheEvening))
                .contains(Instant.parse("2026-11-24T20:59:59Z"));
    }

    @ParameterizedTest
    @DisplayName("R2-046 a protocol is handed over before the next semester begins")
    @CsvSource({"2026-11-20T09:00:00Z, 2027-02-08T20:59:59Z", "2027-02-09T09:00:00Z, 2027-08-31T20:59:59Z"})
    void knowsWhenTheNextSemesterBegins(Instant from, Instant expected) {
        assertThat(moscow.due("any", DeadlineKind.HAND_OVER, from)).contains(expected);
    }

    @Test
    @DisplayName("each institution has its own figures")
    void readsTheFiguresOfEveryProfile() throws IOException {
        ProfileCalendar ranepa = shipped("ranepa");
        Instant friday = Instant.parse("2026-11-20T13:00:00Z");

        assertThat(ranepa.due("ranepa", DeadlineKind.RESULTS, friday)).contains(Instant.parse("2026-11-23T20:59:59Z"));
        assertThat(ranepa.clause("ranepa", DeadlineKind.DECISION)).isEqualTo("п. 4.5");
        assertThat(ranepa.due("ranepa", DeadlineKind.APPEAL, friday)).isEmpty();
        assertThat(shipped("default").due("default", DeadlineKind.APPEAL, friday))
                .contains(Instant.parse("2026-11-24T20:59:59Z"));
        assertThat(shipped("sfedu").due("sfedu", DeadlineKind.ACCESS_REQUEST, friday))
                .isEmpty();
        assertThat(shipped("zno").zone("zno")).isEqualTo(ZoneId.of("Europe/Kyiv"));
    }

    @Test
    void fallsBackToTheDefaultProfile() {
        assertThat(moscow.zone("unheard-of")).isEqualTo(ZoneId.of("Europe/Moscow"));
    }

    @Test
    void refusesACalendarThatNeverWorks() {
        assertThatThrownBy(() -> settings("", Set.of(DayOfWeek.values()), Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesATermNobodyCanCount() {
        assertThatThrownBy(() -> Term.of("a while", DeadlineStart.STATUS_SET))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Term.of("3 moons", DeadlineStart.STATUS_SET))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> settings(
                        "", WEEKEND, Map.of(DeadlineKind.REVIEW, Term.of("1 day", DeadlineStart.PAPER_REGISTERED))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesACountryNobodyKnowsTheHolidaysOf() {
        CalendarSettings unknown = settings("XX", WEEKEND, Map.of());

        assertThatThrownBy(() -> new WorkingDays(unknown)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void bindsTheSectionOfAProfile() {
        var source = new MapConfigurationPropertySource(Map.of(
                "vigil.profiles.zno.calendar.zone", "Europe/Kyiv",
                "vigil.profiles.zno.calendar.holidays", "08-24,2026-05-01",
                "vigil.profiles.zno.calendar.working-days", "",
                "vigil.profiles.zno.exam.other", "room"));

        WorkingDays bound = new WorkingDays(
                new Binder(source).bind("vigil", CalendarProfiles.class).get().of("zno"));

        assertThat(bound.worked(LocalDate.of(2026, 8, 24))).isFalse();
        assertThat(bound.worked(LocalDate.of(2026, 5, 1))).isFalse();
        assertThat(bound.worked(LocalDate.of(2025, 5, 1))).isTrue();
    }

    private static CalendarSettings settings(String country, Set<DayOfWeek> weekend, Map<DeadlineKind, Term> terms) {
        return new CalendarSettings(
                ZoneId.of("UTC"), country, Set.of(), weekend, Set.of(), Set.of(), Set.of("09-01"), List.of(), terms);
    }

    @Test
    @DisplayName("R1-027 the shifts of an exam day are data of the profile, in their order and apart")
    void knowsTheShiftsOfAnExamDay() throws IOException {
        assertThat(shipped("zno").shifts("zno"))
                .containsExactly(
                        new Shift(LocalTime.of(9, 0), LocalTime.of(14, 0)),
                        new Shift(LocalTime.of(14, 0), LocalTime.of(19, 0)));
        assertThat(new Shift(LocalTime.of(9, 0), LocalTime.of(14, 0)).covers(LocalTime.of(14, 0)))
                .isFalse();
        for (List<String> wrong :
                List.of(List.of("9-14"), List.of("14:00-09:00"), List.of("09:00-14:00", "13:00-19:00"))) {
            assertThatThrownBy(() -> withShifts(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static CalendarSettings withShifts(List<String> shifts) {
        return new CalendarSettings(
                ZoneId.of("UTC"), "", Set.of(), WEEKEND, Set.of(), Set.of(), Set.of("09-01"), shifts, Map.of());
    }

    private static ProfileCalendar shipped(String profile) throws IOException {
        StandardEnvironment environment = new StandardEnvironment();
        new YamlPropertySourceLoader()
                .load(profile, new FileSystemResource(Path.of("..", "config", "profiles", profile + ".yml")))
                .forEach(environment.getPropertySources()::addLast);
        return new ProfileCalendar(
                Binder.get(environment).bind("vigil", CalendarProfiles.class).get());
    }
}
