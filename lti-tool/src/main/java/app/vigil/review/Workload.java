package app.vigil.review;

import app.vigil.calendar.InstitutionCalendar;
import app.vigil.exam.Exam;
import app.vigil.people.People;
import app.vigil.people.Person;
import app.vigil.review.ReviewCases.Case;
import app.vigil.review.ReviewPace.Pace;
import app.vigil.review.ReviewQueue.Stage;
import app.vigil.review.Staffing.Proctors;
import app.vigil.shared.PersonId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whether an exam's recordings will be reviewed in time (R2-012): recorded hours ÷ proctors ÷ measured speed. */
@Component
public class Workload {

    /** The working day that R2-012 reckons with. */
    private static final Duration WORKING_DAY = Duration.ofHours(8);

    private final ReviewRecords records;
    private final Staffing staffing;
    private final ReviewPace pace;
    private final People people;
    private final InstitutionCalendar calendar;
    private final Clock clock;

    Workload(
            ReviewRecords records,
            Staffing staffing,
            ReviewPace pace,
            People people,
            InstitutionCalendar calendar,
            Clock clock) {
        this.records = records;
        this.staffing = staffing;
        this.pace = pace;
        this.people = people;
        this.calendar = calendar;
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
     * @param needed proctors it takes to finish within one working day
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
            List<Load> loads,
            List<Unable> unable) {

        public boolean understaffed() {
            return needed > loads.size();
        }
    }

    /** @param notReady a mark of R2-011 or R2-014 is missing */
    public record Load(String proctor, int sittings, int overdue, long minutes, boolean notReady) {}

    /** Appointed, but cannot be given any of them. */
    public record Unable(String proctor, Unfit because) {}

    @Transactional(readOnly = true)
    public Outlook of(Exam exam) {
        Instant now = clock.instant();
        Proctors proctors = staffing.of(exam);
        List<Case> open = records.cases().unreviewed(exam.id());
        Map<PersonId, Person> names =
                people.findAll(Stream.concat(proctors.fit().stream(), proctors.unfit().keySet().stream())
                        .toList());
        Duration recorded = sum(open, now);
        Pace measured = pace.of(proctors.fit());
        double work = recorded.toMinutes() / measured.speed();
        return new Outlook(
                open.size(),
                (int) open.stream().filter(one -> one.proctor() == null).count(),
                overdue(open, now),
                recorded.toMinutes(),
                measured.speed(),
                measured.measured(),
                Math.round(work / Math.max(1, proctors.fit().size())),
                (int) Math.ceil(work / WORKING_DAY.toMinutes()),
                open.stream()
                        .map(Case::dueAt)
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder())
                        .map(Instant::toEpochMilli)
                        .orElse(null),
                calendar.zone(exam.profile()).getId(),
                loads(proctors, open, names, now),
                unable(proctors, names));
    }

    private static List<Load> loads(Proctors proctors, List<Case> open, Map<PersonId, Person> names, Instant now) {
        Map<PersonId, List<Case>> held = open.stream()
                .filter(one -> one.proctor() != null)
                .collect(Collectors.groupingBy(one -> Objects.requireNonNull(one.proctor())));
        return proctors.fit().stream()
                .map(proctor -> {
                    List<Case> own = held.getOrDefault(proctor, List.of());
                    return new Load(
                            name(proctor, names),
                            own.size(),
                            overdue(own, now),
                            sum(own, now).toMinutes(),
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
