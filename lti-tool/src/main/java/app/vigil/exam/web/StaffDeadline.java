package app.vigil.exam.web;

import app.vigil.calendar.DeadlineKind;
import app.vigil.calendar.InstitutionCalendar;
import app.vigil.exam.Exam;
import app.vigil.people.Appointments.Appointment;
import app.vigil.people.Duty;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whether the list of proctors was approved in time (R2-009); it warns and forbids nothing. */
@Component
class StaffDeadline {

    private final InstitutionCalendar calendar;
    private final Clock clock;

    StaffDeadline(InstitutionCalendar calendar, Clock clock) {
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * @param key message, with the last day as its argument
     * @param warns the day has passed without a list, or somebody was appointed after it
     */
    record Standing(String key, String lastDay, boolean warns) {}

    /** Empty while the exam has no opening date, where the institution sets no term, and when all is in time. */
    Optional<Standing> of(Exam exam, List<Appointment> staff, Locale locale) {
        Instant opensAt = exam.opensAt();
        if (opensAt == null) {
            return Optional.empty();
        }
        Optional<LocalDate> due = calendar.due(exam.profile(), DeadlineKind.STAFF_LIST, opensAt)
                .map(end -> LocalDate.ofInstant(end, calendar.zone(exam.profile())));
        return due.flatMap(lastDay -> standing(exam, lastDay, staff, locale));
    }

    private Optional<Standing> standing(Exam exam, LocalDate lastDay, List<Appointment> staff, Locale locale) {
        List<LocalDate> orders = staff.stream()
                .filter(one -> one.duty() == Duty.PROCTOR)
                .map(Appointment::orderDate)
                .toList();
        boolean over = LocalDate.ofInstant(clock.instant(), calendar.zone(exam.profile()))
                .isAfter(lastDay);
        if (orders.isEmpty()) {
            return Optional.of(standing(over ? "exam.staff.overdue" : "exam.staff.due", lastDay, over, locale));
        }
        boolean late = orders.stream().anyMatch(order -> order.isAfter(lastDay));
        return late ? Optional.of(standing("exam.staff.late", lastDay, true, locale)) : Optional.empty();
    }

    private static Standing standing(String key, LocalDate lastDay, boolean warns, Locale locale) {
        return new Standing(
                key, DateTimeFormatter.ofPattern("d MMMM yyyy", locale).format(lastDay), warns);
    }
}
