package app.vigil.review;

import app.vigil.calendar.DeadlineKind;
import app.vigil.calendar.InstitutionCalendar;
import app.vigil.exam.CourseMembers;
import app.vigil.exam.Exam;
import app.vigil.exam.ExamStaff;
import app.vigil.people.Appointments.Appointment;
import app.vigil.review.ReviewCases.Case;
import app.vigil.review.ReviewCases.Sat;
import app.vigil.shared.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What an exam's review still has before it and by when it can be done (R2-012): also before the exam, when nothing is
 * recorded yet and there is still time to appoint somebody.
 */
@Component
class ReviewPlan {

    /** The working day that R2-012 reckons with; a quiz open for longer says nothing of how long one sits it. */
    static final Duration WORKING_DAY = Duration.ofHours(8);

    private final CourseMembers members;
    private final ExamStaff staff;
    private final InstitutionCalendar calendar;

    ReviewPlan(CourseMembers members, ExamStaff staff, InstitutionCalendar calendar) {
        this.members = members;
        this.staff = staff;
        this.calendar = calendar;
    }

    /** What the length of a recording to come is taken from; part of message keys {@code review.plan.basis.<code>}. */
    enum Basis {
        /** Those of this exam that are over. */
        RECORDED("recorded"),
        /** The time its teacher gave for the work. */
        SET("set"),
        /** From opening to closing. */
        DATES("dates"),
        UNKNOWN("unknown");

        private final String code;

        Basis(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    /**
     * Those who are still to sit it.
     *
     * @param listed the course's members were read
     * @param each how long one of them will be recorded; nothing where the basis is unknown
     */
    record Expected(int examinees, boolean listed, Duration each, Basis basis) {

        Duration together() {
            return each.multipliedBy(examinees);
        }
    }

    /**
     * The time there is.
     *
     * @param from the last day that is not reviewed on; reviewing begins on the next working day
     * @param due when the last of it has to be reviewed; null when there is nothing to review
     * @param days worked between the two, at least one
     */
    record Term(Instant from, @Nullable Instant due, int days, ZoneId zone) {}

    /** Members of the course who may still come: nobody after the closing, nor whoever sat it or is appointed for it. */
    Expected expected(Exam exam, Sat sat, Instant now) {
        boolean listed = members.readAt(exam.id()).isPresent();
        Basis basis = basis(exam, sat);
        Instant closesAt = exam.closesAt();
        if (closesAt != null && !closesAt.isAfter(now)) {
            return new Expected(0, listed, Duration.ZERO, basis);
        }
        Set<PersonId> appointed =
                staff.of(exam).stream().map(Appointment::person).collect(Collectors.toSet());
        long examinees = members.of(exam.id()).stream()
                .filter(CourseMembers.Member::learner)
                .map(member -> member.person().id())
                .filter(person ->
                        !appointed.contains(person) && !sat.examinees().contains(person))
                .count();
        return new Expected(Math.toIntExact(examinees), listed, length(exam, sat, basis), basis);
    }

    private static Basis basis(Exam exam, Sat sat) {
        if (sat.average() != null) {
            return Basis.RECORDED;
        }
        if (exam.duration() != null) {
            return Basis.SET;
        }
        return open(exam).compareTo(Duration.ZERO) > 0 && open(exam).compareTo(WORKING_DAY) <= 0
                ? Basis.DATES
                : Basis.UNKNOWN;
    }

    private static Duration length(Exam exam, Sat sat, Basis basis) {
        return switch (basis) {
            case RECORDED -> Objects.requireNonNull(sat.average());
            case SET -> Objects.requireNonNull(exam.duration());
            case DATES -> open(exam);
            case UNKNOWN -> Duration.ZERO;
        };
    }

    private static Duration open(Exam exam) {
        Instant opensAt = exam.opensAt();
        Instant closesAt = exam.closesAt();
        return opensAt == null || closesAt == null ? Duration.ZERO : Duration.between(opensAt, closesAt);
    }

    /**
     * What is due last binds; where all of it is recorded and the exam over, today is a day to review on, too. To an exam
     * that is open for days people come all the while, and each is reviewed as it comes.
     */
    Term term(Exam exam, List<Case> open, Expected expected, Instant now) {
        boolean toCome = expected.examinees() > 0;
        Instant over = toCome ? end(exam, expected, now) : now;
        Instant first = toCome && open(exam).compareTo(WORKING_DAY) > 0 ? begin(exam, now) : over;
        Instant from = first.isAfter(now) ? first : now.minus(Duration.ofDays(1));
        boolean more = toCome || open.stream().anyMatch(one -> one.dueAt() == null);
        Instant due = Stream.concat(
                        open.stream().map(Case::dueAt).filter(Objects::nonNull),
                        more ? calendar.due(exam.profile(), DeadlineKind.REVIEW, over).stream() : Stream.empty())
                .max(Comparator.naturalOrder())
                .orElse(null);
        ZoneId zone = calendar.zone(exam.profile());
        return new Term(from, due, Math.max(1, worked(exam, from, due, zone)), zone);
    }

    private static Instant end(Exam exam, Expected expected, Instant now) {
        Instant closesAt = exam.closesAt();
        return closesAt != null ? closesAt : begin(exam, now).plus(expected.each());
    }

    private static Instant begin(Exam exam, Instant now) {
        Instant opensAt = exam.opensAt();
        return opensAt != null && opensAt.isAfter(now) ? opensAt : now;
    }

    private int worked(Exam exam, Instant from, @Nullable Instant due, ZoneId zone) {
        LocalDate first = LocalDate.ofInstant(from, zone).plusDays(1);
        LocalDate last = due == null ? first : LocalDate.ofInstant(due, zone);
        return last.isBefore(first)
                ? 0
                : (int) first.datesUntil(last.plusDays(1))
                        .filter(day -> calendar.worked(exam.profile(), day))
                        .count();
    }

    /**
     * The end of the day on which whoever has that much work is through with it. One day's work is done within the term
     * even where the term has no working day: it binds on a weekend, too.
     */
    Instant through(Exam exam, Duration work, Term term, Instant now) {
        int days = Math.max(1, (int) Math.ceilDiv(work.toMinutes(), WORKING_DAY.toMinutes()));
        Instant byWorkingDays = calendar.afterWorkingDays(exam.profile(), term.from(), days);
        Instant due = term.due();
        return days == 1 && due != null && due.isAfter(now) && due.isBefore(byWorkingDays) ? due : byWorkingDays;
    }
}
