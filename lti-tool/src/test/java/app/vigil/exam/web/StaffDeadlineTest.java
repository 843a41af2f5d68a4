package app.vigil.exam.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import app.vigil.calendar.DeadlineKind;
import app.vigil.calendar.InstitutionCalendar;
import app.vigil.exam.Exam;
import app.vigil.people.Appointments.Appointment;
import app.vigil.people.Appointments.Readiness;
import app.vigil.people.Appointments.Scope;
import app.vigil.people.Duty;
import app.vigil.shared.PersonId;
import app.vigil.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("R2-009 whether the list of proctors was approved in time")
class StaffDeadlineTest {

    private static final LocalDate LAST_DAY = LocalDate.of(2026, 11, 25);

    private final SettableClock clock = SettableClock.atFriday();
    private final InstitutionCalendar calendar = mock(InstitutionCalendar.class);
    private final Exam exam = mock(Exam.class);
    private final StaffDeadline deadline = new StaffDeadline(calendar, clock);

    StaffDeadlineTest() {
        Instant opens = Instant.parse("2026-12-02T09:00:00Z");
        when(exam.opensAt()).thenReturn(opens);
        when(exam.profile()).thenReturn("ranepa");
        when(calendar.zone("ranepa")).thenReturn(ZoneOffset.UTC);
        when(calendar.due("ranepa", DeadlineKind.STAFF_LIST, opens))
                .thenReturn(Optional.of(LAST_DAY.atTime(23, 59, 59).toInstant(ZoneOffset.UTC)));
    }

    @Test
    void namesTheLastDayWhileThereIsTime() {
        assertThat(standing()).hasValueSatisfying(standing -> {
            assertThat(standing.warns()).isFalse();
            assertThat(standing.lastDay()).isEqualTo("25 ноября 2026");
        });
    }

    @Test
    void warnsOnceTheDayHasPassed() {
        clock.tick(Duration.ofDays(6));

        assertThat(standing()).hasValueSatisfying(standing -> {
            assertThat(standing.key()).isEqualTo("exam.staff.overdue");
            assertThat(standing.warns()).isTrue();
        });
    }

    @Test
    void warnsOfAnOrderDatedLater() {
        assertThat(standing(proctor(LAST_DAY), proctor(LAST_DAY.plusDays(1))))
                .hasValueSatisfying(standing -> assertThat(standing.key()).isEqualTo("exam.staff.late"));
    }

    @Test
    void isSilentWhenAllIsInTimeOrNoDateIsSet() {
        assertThat(standing(proctor(LAST_DAY))).isEmpty();
        when(exam.opensAt()).thenReturn(null);
        assertThat(standing()).isEmpty();
    }

    private Optional<StaffDeadline.Standing> standing(Appointment... staff) {
        return deadline.of(exam, List.of(staff), Locale.of("ru"));
    }

    private static Appointment proctor(LocalDate order) {
        return new Appointment(
                UUID.randomUUID(),
                new PersonId(UUID.randomUUID()),
                Duty.PROCTOR,
                new Scope.Exam(UUID.randomUUID()),
                "17-од",
                order,
                Readiness.UNKNOWN);
    }
}
