package app.vigil.exam;

import app.vigil.calendar.DeadlineKind;
import app.vigil.calendar.Deadlines;
import app.vigil.calendar.Deadlines.Due;
import app.vigil.calendar.Deadlines.Open;
import app.vigil.calendar.InstitutionCalendar;
import app.vigil.calendar.Responsible;
import app.vigil.people.People;
import app.vigil.people.Person;
import app.vigil.shared.PersonId;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Open deadlines as one person sees them: what is in the own hands, and everything at the exams one answers for. */
@Component
public class DeadlineBoard {

    private final Deadlines deadlines;
    private final InstitutionCalendar calendar;
    private final ExamAccess access;
    private final ExamsOnDuty onDuty;
    private final People people;
    private final Clock clock;

    DeadlineBoard(
            Deadlines deadlines,
            InstitutionCalendar calendar,
            ExamAccess access,
            ExamsOnDuty onDuty,
            People people,
            Clock clock) {
        this.deadlines = deadlines;
        this.calendar = calendar;
        this.access = access;
        this.onDuty = onDuty;
        this.people = people;
        this.clock = clock;
    }

    /** How a deadline stands; part of message keys {@code deadline.state.<code>}. */
    public enum Standing {
        OVERDUE("overdue"),
        SOON("soon"),
        OPEN("open");

        private final String code;

        Standing(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /**
     * One line.
     *
     * @param clause of the regulation; blank where the institution set the term itself
     * @param path where it is done; null for whoever only looks after it
     * @param holder name of whoever has it in hand; null for everybody with the duty
     * @param dueAt epoch milliseconds of what is due first
     */
    public record Line(
            DeadlineKind kind,
            String exam,
            String clause,
            @Nullable String path,
            @Nullable String holder,
            int count,
            int overdue,
            Standing standing,
            long dueAt,
            String zone) {}

    /** @param overseen all at the exams the person organises, coordinates or decides on; overdue first */
    public record Board(List<Line> own, List<Line> overseen) {

        /** How many objects are overdue in the own hands. */
        public int overdue() {
            return own.stream().mapToInt(Line::overdue).sum();
        }
    }

    public Board of(PersonId person) {
        return board(sight(person));
    }

    /** The board, and the same day by day. */
    public record Overview(Board board, DeadlineWeeks weeks) {}

    /** @param weeks from the Monday of this one, in the institution's zone */
    public Overview overview(PersonId person, int weeks) {
        Sight sight = sight(person);
        return new Overview(board(sight), weeks(sight, weeks));
    }

    private Board board(Sight sight) {
        List<Open> open = deadlines.open(sight.exams().keySet(), sight.person(), clock.instant()).stream()
                .filter(one -> sight.exams().containsKey(one.exam()))
                .toList();
        Map<PersonId, Person> holders = people.findAll(open.stream()
                .map(Open::person)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        return new Board(
                lines(open.stream().filter(sight::holds), sight, one -> true, holders),
                lines(
                        open.stream().filter(one -> sight.overseen().contains(one.exam())),
                        sight,
                        one -> one.kind() == DeadlineKind.REVIEW || sight.holds(one),
                        holders));
    }

    private DeadlineWeeks weeks(Sight sight, int weeks) {
        Instant now = clock.instant();
        String profile =
                sight.exams().values().stream().findFirst().map(Exam::profile).orElse("");
        ZoneId zone = calendar.zone(profile);
        LocalDate today = LocalDate.ofInstant(now, zone);
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        Instant from = monday.atStartOfDay(zone).toInstant();
        Instant to = monday.plusWeeks(weeks).atStartOfDay(zone).toInstant();
        Map<LocalDate, Integer> counts = deadlines.due(sight.exams().keySet(), sight.person(), from, to).stream()
                .filter(one -> sight.exams().containsKey(one.exam()))
                .filter(one -> sight.overseen().contains(one.exam()) || sight.holds(one))
                .collect(Collectors.groupingBy(
                        one -> LocalDate.ofInstant(one.dueAt(), zone), Collectors.summingInt(Due::count)));
        return DeadlineWeeks.of(monday, weeks, today, counts, day -> calendar.worked(profile, day));
    }

    /** What a person gets to see: the exams of the own duties, and those the person looks after. */
    private record Sight(
            PersonId person, Map<Responsible, List<Exam>> duties, Map<UUID, Exam> exams, Set<UUID> overseen) {

        boolean holds(Open one) {
            return holds(one.kind(), one.exam(), one.person());
        }

        boolean holds(Due one) {
            return holds(one.kind(), one.exam(), one.person());
        }

        private boolean holds(DeadlineKind kind, UUID exam, @Nullable PersonId holder) {
            return holder == null
                    ? duties.getOrDefault(kind.responsible(), List.of()).stream()
                            .anyMatch(one -> one.id().value().equals(exam))
                    : person.equals(holder);
        }
    }

    private Sight sight(PersonId person) {
        Map<Responsible, List<Exam>> duties = duties(person);
        Map<UUID, Exam> exams = new LinkedHashMap<>();
        duties.values().forEach(held -> held.forEach(exam -> exams.put(exam.id().value(), exam)));
        Set<UUID> overseen = Stream.of(Responsible.ORGANISER, Responsible.COORDINATOR, Responsible.DECISION_MAKER)
                .flatMap(duty -> duties.getOrDefault(duty, List.of()).stream())
                .map(exam -> exam.id().value())
                .collect(Collectors.toSet());
        return new Sight(person, duties, exams, overseen);
    }

    private Map<Responsible, List<Exam>> duties(PersonId person) {
        Map<Responsible, List<Exam>> duties = new EnumMap<>(Responsible.class);
        List<Exam> managed = access.managed(person);
        Set<String> taught = people.coursesTaughtBy(person);
        duties.put(Responsible.ORGANISER, managed);
        duties.put(
                Responsible.TEACHER,
                managed.stream()
                        .filter(exam -> taught.contains(exam.contextId()))
                        .toList());
        duties.put(Responsible.PROCTOR, onDuty.ofProctor(person));
        duties.put(Responsible.DECISION_MAKER, onDuty.ofDecisionMaker(person));
        duties.put(Responsible.COORDINATOR, onDuty.ofCoordinator(person));
        return duties;
    }

    private List<Line> lines(Stream<Open> open, Sight sight, Predicate<Open> reachable, Map<PersonId, Person> holders) {
        return open.map(one ->
                        line(one, Objects.requireNonNull(sight.exams().get(one.exam())), reachable.test(one), holders))
                .sorted(Comparator.comparing(Line::standing).thenComparing(Line::dueAt))
                .toList();
    }

    private Line line(Open one, Exam exam, boolean reachable, Map<PersonId, Person> holders) {
        Person holder = one.person() == null ? null : holders.get(one.person());
        return new Line(
                one.kind(),
                exam.title(),
                calendar.clause(exam.profile(), one.kind()),
                reachable ? one.path() : null,
                holder == null ? null : holder.displayName(),
                one.count(),
                one.overdue(),
                standing(one),
                one.firstDue().toEpochMilli(),
                calendar.zone(exam.profile()).getId());
    }

    private static Standing standing(Open one) {
        if (one.overdue() > 0) {
            return Standing.OVERDUE;
        }
        return one.soon() > 0 ? Standing.SOON : Standing.OPEN;
    }
}
