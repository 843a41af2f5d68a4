package app.vigil.evidence.surveillance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import app.vigil.calendar.Shift;
import app.vigil.evidence.surveillance.ExamPlaces.Place;
import app.vigil.evidence.surveillance.Point.Hours;
import app.vigil.exam.Exam;
import app.vigil.exam.ExamId;
import app.vigil.exam.ExamKind;
import app.vigil.shared.PersonId;
import app.vigil.sitting.AdmittedExaminees.Admission;
import app.vigil.sitting.SittingId;
import app.vigil.testing.RoomsBelow;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("R1-027 who is recorded, or expected, in which shift of an institution's day")
class ExamPlacesTest {

    private static final ExamDay KYIV = new ExamDay(
            ZoneId.of("Europe/Kyiv"),
            List.of(
                    new Shift(LocalTime.of(9, 0), LocalTime.of(14, 0)),
                    new Shift(LocalTime.of(14, 0), LocalTime.of(19, 0))));
    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 20);
    private static final Span THREE_DAYS = new Span(FRIDAY, FRIDAY.plusDays(2));
    /** Friday noon in Kyiv. */
    private static final Instant NOON = Instant.parse("2026-11-20T10:00:00Z");

    private static final Hours MORNING = new Hours(1, LocalTime.of(9, 0), LocalTime.of(14, 0));
    private static final Hours AFTERNOON = new Hours(2, LocalTime.of(14, 0), LocalTime.of(19, 0));

    private final PersonId anna = new PersonId(UUID.randomUUID());
    private final PersonId borys = new PersonId(UUID.randomUUID());
    private final PersonId vira = new PersonId(UUID.randomUUID());

    @Test
    void countsWhoSatInTheShiftAndTheDayOfTheInstitution() {
        List<Place> places = places(
                exam(null, null, null),
                List.of(),
                Map.of(anna, "E-1", borys, "E-1"),
                admitted(anna, "2026-11-20T11:59:59Z"),
                admitted(borys, "2026-11-20T12:00:00Z"),
                admitted(vira, "2026-11-19T22:30:00Z"));

        assertThat(places)
                .extracting(
                        Place::day,
                        Place::hours,
                        Place::group,
                        place -> place.recorded().size())
                .containsExactlyInAnyOrder(
                        tuple(FRIDAY, MORNING, "E-1", 1),
                        tuple(FRIDAY, AFTERNOON, "E-1", 1),
                        tuple(FRIDAY, new Hours(0, LocalTime.of(0, 30), LocalTime.of(1, 30)), "", 1));
    }

    @Test
    void expectsWhoHasNotSatInEveryShiftThatIsNotOver() {
        Exam exam = exam("2026-11-20T07:00:00Z", "2026-11-21T12:00:00Z", null);
        List<Place> places =
                places(exam, List.of(anna, borys, vira), Map.of(vira, "E-2"), admitted(anna, "2026-11-20T09:00:00Z"));

        assertThat(places)
                .extracting(
                        Place::day,
                        Place::hours,
                        Place::group,
                        Place::expected,
                        place -> place.recorded().size())
                .containsExactlyInAnyOrder(
                        tuple(FRIDAY, MORNING, "", 1, 1),
                        tuple(FRIDAY, MORNING, "E-2", 1, 0),
                        tuple(FRIDAY, AFTERNOON, "", 1, 0),
                        tuple(FRIDAY, AFTERNOON, "E-2", 1, 0),
                        tuple(FRIDAY.plusDays(1), MORNING, "", 1, 0),
                        tuple(FRIDAY.plusDays(1), MORNING, "E-2", 1, 0));
    }

    @Test
    void expectsNobodyInAShiftThatIsOver() {
        Exam exam = exam("2026-11-20T07:00:00Z", "2026-11-20T11:00:00Z", null);

        assertThat(new ExamPlaces(exam, KYIV, List.of(anna), Map.of(), List.of())
                        .within(THREE_DAYS, Instant.parse("2026-11-20T12:00:00Z")))
                .isEmpty();
    }

    @Test
    void listsAnExamWhoseMembersNobodyHasReadYetAndOneOutsideOfAllShifts() {
        assertThat(places(exam("2026-11-22T07:00:00Z", null, Duration.ofHours(2)), List.of(), Map.of()))
                .extracting(Place::day, Place::hours, Place::expected)
                .containsExactly(tuple(FRIDAY.plusDays(2), MORNING, 0));
        assertThat(places(exam("2026-11-21T18:00:00Z", null, Duration.ofHours(2)), List.of(anna), Map.of()))
                .extracting(Place::hours, Place::expected)
                .containsExactly(tuple(new Hours(0, LocalTime.of(20, 0), LocalTime.of(22, 0)), 1));
        assertThat(places(exam("2026-11-20T19:00:00Z", "2026-11-20T22:00:00Z", null), List.of(anna), Map.of()))
                .as("open until midnight, and open on from then")
                .extracting(Place::day, Place::hours)
                .containsExactlyInAnyOrder(tuple(FRIDAY, new Hours(0, LocalTime.of(21, 0), LocalTime.MIDNIGHT)));
    }

    private static List<Place> places(
            Exam exam, List<PersonId> learners, Map<PersonId, String> groups, Admission... admitted) {
        return new ExamPlaces(exam, KYIV, learners, groups, Arrays.asList(admitted)).within(THREE_DAYS, NOON);
    }

    private static Admission admitted(PersonId person, String at) {
        Instant begin = Instant.parse(at);
        return new Admission(
                new SittingId(UUID.randomUUID()),
                new ExamId(UUID.randomUUID()),
                person,
                begin,
                begin.plusSeconds(3600));
    }

    private static Exam exam(@Nullable String opensAt, @Nullable String closesAt, @Nullable Duration duration) {
        Exam plain = new RoomsBelow().exam("Історія", ExamKind.ENTRANCE, "zno");
        return new Exam(
                plain.id(),
                1,
                plain.registration(),
                plain.contextId(),
                plain.unit(),
                plain.title(),
                plain.kind(),
                plain.teacherChecked(),
                plain.mode(),
                plain.quizAddress(),
                opensAt == null ? null : Instant.parse(opensAt),
                closesAt == null ? null : Instant.parse(closesAt),
                duration,
                plain.profile(),
                plain.rules(),
                plain.presence(),
                false,
                plain.presentation(),
                plain.quality(),
                null);
    }
}
