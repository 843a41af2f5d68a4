package app.vigil.evidence.surveillance;

import app.vigil.calendar.Shift;
import app.vigil.evidence.surveillance.Point.Hours;
import app.vigil.exam.Exam;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** The shifts of an institution's exam day. */
record ExamDay(ZoneId zone, List<Shift> shifts) {

    /** A shift of a day; number 0 stands for what is outside of all. */
    record Slot(LocalDate day, int shift) {}

    Slot slotOf(Instant at) {
        LocalTime time = at.atZone(zone).toLocalTime();
        for (int number = 1; number <= shifts.size(); number++) {
            if (shifts.get(number - 1).covers(time)) {
                return new Slot(dayOf(at), number);
            }
        }
        return new Slot(dayOf(at), 0);
    }

    LocalDate dayOf(Instant at) {
        return LocalDate.ofInstant(at, zone);
    }

    /** Whether the exam may be sat on one of these days. */
    boolean touches(Exam exam, Span span) {
        Instant opens = exam.opensAt();
        return opens != null
                && opens.isBefore(span.end(zone))
                && closes(exam, opens).isAfter(span.begin(zone));
    }

    /** When the exam may be sat on that day: a part of each shift it touches, or whatever lies outside of all. */
    List<Hours> open(Exam exam, LocalDate day) {
        Instant opens = exam.opensAt();
        if (opens == null) {
            return List.of();
        }
        Instant from = later(opens, day.atStartOfDay(zone).toInstant());
        Instant to =
                earlier(closes(exam, opens), day.plusDays(1).atStartOfDay(zone).toInstant());
        if (!from.isBefore(to)) {
            return List.of();
        }
        List<Hours> hours = new ArrayList<>();
        for (int number = 1; number <= shifts.size(); number++) {
            Shift shift = shifts.get(number - 1);
            if (at(day, shift.from()).isBefore(to) && from.isBefore(at(day, shift.to()))) {
                hours.add(new Hours(number, shift.from(), shift.to()));
            }
        }
        return hours.isEmpty() ? List.of(new Hours(0, time(from), time(to))) : hours;
    }

    /** Without a closing time, or a time for the work, nothing but the day it opens on is known. */
    private Instant closes(Exam exam, Instant opens) {
        if (exam.closesAt() != null) {
            return exam.closesAt();
        }
        return exam.duration() != null
                ? opens.plus(exam.duration())
                : dayOf(opens).plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** Hours of a slot in which people were recorded from one moment to another. */
    Hours hours(Slot slot, Instant from, Instant to) {
        if (slot.shift() == 0) {
            return new Hours(0, time(from), time(to));
        }
        Shift shift = shifts.get(slot.shift() - 1);
        return new Hours(slot.shift(), shift.from(), shift.to());
    }

    boolean over(LocalDate day, Hours hours, Instant now) {
        boolean untilMidnight = hours.to().equals(LocalTime.MIDNIGHT);
        return !now.isBefore(at(untilMidnight ? day.plusDays(1) : day, hours.to()));
    }

    private LocalTime time(Instant at) {
        return at.atZone(zone).toLocalTime();
    }

    private Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(zone).toInstant();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
