package app.vigil.review;

import app.vigil.calendar.DeadlineKind;
import app.vigil.calendar.Deadlines;
import app.vigil.exam.Exam;
import app.vigil.people.Person;
import app.vigil.review.ReviewCases.Case;
import app.vigil.review.ReviewPace.Pace;
import app.vigil.review.ReviewPlan.Expected;
import app.vigil.review.ReviewQueue.Stage;
import app.vigil.review.SecondReviews.Second;
import app.vigil.review.Staffing.Proctors;
import app.vigil.shared.PersonId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whether an exam's recordings will be reviewed in time (R2-012): what is recorded and what will be ÷ proctors ÷ measured
 * speed.
 */
@Component
public class Workload {

    private final ReviewRecords records;
    private final Staffing staffing;
    private final ReviewPace pace;
    private final ReviewPlan plan;
    private final Deadlines deadlines;
    private final Clock clock;

    Workload(
            ReviewRecords records,
            Staffing staffing,
            ReviewPace pace,
            ReviewPlan plan,
            Deadlines deadlines,
            Clock clock) {
        this.records = records;
        this.staffing = staffing;
        this.pace = pace;
        this.plan = plan;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /**
     * The outlook.
     *
     * @param free sittings in nobody's hands
     * @param recordedMinutes not reviewed yet, what is still recorded included
     * @param speed recorded minutes in a minute of work
     * @param measured false while too few reviews were measured, and real time is assumed
     * @param minutesEach work of each proctor
     * @param needed proctors it takes to finish within the term
     * @param firstDue epoch milliseconds; null when nothing is sealed and open
     */
    public record Outlook(
            int sittings,
            int free,
            int overdue,
            long recordedMinutes,
            double speed,
            boolean measured,
            long minutesEach,
            int needed,
            @Nullable Long firstDue,
            String zone,
            Ahead ahead,
            List<Load> loads,
            List<Unable> unable) {

        public boolean understaffed() {
            return needed > loads.size();
        }

        /** How many proctors are lacking. */
        public int lacking() {
            return Math.max(0, needed - loads.size());
        }

        /** There is something to review, or will be, and how much of it is known. */
        public boolean any() {
            return sittings > 0 || ahead.minutes() > 0;
        }
    }

    /**
     * What is to come.
     *
     * @param examinees who have not sat yet
     * @param listed the course's members were read, else nobody knows
     * @param minutesOfOne recorded of each of them; 0 where nobody knows
     * @param basis what that is taken from; part of message keys {@code review.plan.basis.<code>}
     * @param workMinutes of review, at the measured speed: of what is recorded and of what is to come
     * @param staffMinutes that the proctors have until the term, at eight hours a working day
     * @param by epoch milliseconds of the day on which all would be reviewed; null when there is nothing, or nobody
     * @param due epoch milliseconds by when the last of it has to be
     * @param late that day is after the term
     */
    public record Ahead(
            int examinees,
            boolean listed,
            long minutesOfOne,
            String basis,
            long minutes,
            long workMinutes,
            long staffMinutes,
            @Nullable Long by,
            @Nullable Long due,
            boolean late) {}

    /**
     * What one proctor has in hand.
     *
     * @param opinions second ones that are awaited
     * @param opinionsOverdue of them
     * @param notReady a mark of R2-011 or R2-014 is missing
     */
    public record Load(
            String proctor,
            int sittings,
            int overdue,
            long minutes,
            int opinions,
            int opinionsOverdue,
            boolean notReady) {}

    /** Appointed, but cannot be given any of them. */
    public record Unable(String proctor, Unfit because) {}

    @Transactional(readOnly = true)
    public Outlook of(Exam exam) {
        Instant now = clock.instant();
        Proctors proctors = staffing.of(exam);
        List<Case> open = records.cases().unreviewed(exam.id());
        Map<PersonId, Person> names =
                staffing.names(Stream.concat(proctors.fit().stream(), proctors.unfit().keySet().stream())
                        .toList());
        Duration recorded = sum(open, now);
        Expected expected = plan.expected(exam, records.cases().sat(exam.id()), now);
        Pace measured = pace.of(proctors.fit());
        double work = recorded.plus(expected.together()).toMinutes() / measured.speed();
        Staffed staffed = new Staffed(work, proctors.fit().size());
        ReviewPlan.Term term = plan.term(exam, open, expected, now);
        return new Outlook(
                open.size(),
                (int) open.stream().filter(one -> one.proctor() == null).count(),
                overdue(open, now),
                recorded.toMinutes(),
                measured.speed(),
                measured.measured(),
                staffed.minutesEach(),
                (int) Math.ceil(work / (term.days() * ReviewPlan.WORKING_DAY.toMinutes())),
                open.stream()
                        .map(Case::dueAt)
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder())
                        .map(Instant::toEpochMilli)
                        .orElse(null),
                term.zone().getId(),
                ahead(exam, expected, term, staffed),
                loads(exam, proctors, open, names),
                unable(proctors, names));
    }

    /** @param work minutes of it */
    private record Staffed(double work, int proctors) {

        long minutesEach() {
            return Math.round(work / Math.max(1, proctors));
        }

        boolean any() {
            return work > 0 && proctors > 0;
        }
    }

    private Ahead ahead(Exam exam, Expected expected, ReviewPlan.Term term, Staffed staffed) {
        Instant by = staffed.any()
                ? plan.through(exam, Duration.ofMinutes(staffed.minutesEach()), term, clock.instant())
                : null;
        Instant due = term.due();
        boolean late = by != null
                && due != null
                && LocalDate.ofInstant(by, term.zone()).isAfter(LocalDate.ofInstant(due, term.zone()));
        return new Ahead(
                expected.examinees(),
                expected.listed(),
                expected.each().toMinutes(),
                expected.basis().code(),
                expected.together().toMinutes(),
                Math.round(staffed.work()),
                staffed.proctors() * term.days() * ReviewPlan.WORKING_DAY.toMinutes(),
                by == null ? null : by.toEpochMilli(),
                due == null ? null : due.toEpochMilli(),
                late);
    }

    private List<Load> loads(Exam exam, Proctors proctors, List<Case> open, Map<PersonId, Person> names) {
        Instant now = clock.instant();
        Map<PersonId, List<Case>> held = open.stream()
                .filter(one -> one.proctor() != null)
                .collect(Collectors.groupingBy(one -> Objects.requireNonNull(one.proctor())));
        Map<PersonId, List<Second>> asked =
                records.seconds().awaitedAt(exam.id()).stream().collect(Collectors.groupingBy(Second::proctor));
        Map<UUID, Instant> due =
                deadlines.due(DeadlineKind.SECOND_OPINION, exam.id().value());
        return proctors.fit().stream()
                .map(proctor -> {
                    List<Case> own = held.getOrDefault(proctor, List.of());
                    List<Second> opinions = asked.getOrDefault(proctor, List.of());
                    return new Load(
                            name(proctor, names),
                            own.size(),
                            overdue(own, now),
                            sum(own, now).toMinutes(),
                            opinions.size(),
                            (int) opinions.stream()
                                    .map(second -> due.get(second.sitting().value()))
                                    .filter(end -> end != null && end.isBefore(now))
                                    .count(),
                            proctors.notReady().contains(proctor));
                })
                .toList();
    }

    private static List<Unable> unable(Proctors proctors, Map<PersonId, Person> names) {
        List<Unable> unable = new ArrayList<>();
        proctors.unfit().forEach((proctor, because) -> unable.add(new Unable(name(proctor, names), because)));
        return unable;
    }

    private static int overdue(List<Case> cases, Instant now) {
        return (int) cases.stream()
                .filter(one -> one.stage() == Stage.OPEN || one.stage() == Stage.CHANGED)
                .map(Case::dueAt)
                .filter(due -> due != null && due.isBefore(now))
                .count();
    }

    private static Duration sum(List<Case> cases, Instant now) {
        return cases.stream().map(one -> one.length(now)).reduce(Duration.ZERO, Duration::plus);
    }

    private static String name(PersonId proctor, Map<PersonId, Person> names) {
        Person known = names.get(proctor);
        return known == null ? "—" : known.displayName();
    }
}
