package app.vigil.review;

import app.vigil.calendar.DeadlineKind;
import app.vigil.calendar.Deadlines;
import app.vigil.calendar.InstitutionCalendar;
import app.vigil.exam.Exam;
import app.vigil.exam.ExamId;
import app.vigil.incident.Incidents;
import app.vigil.people.People;
import app.vigil.people.Person;
import app.vigil.review.ReviewCases.Case;
import app.vigil.review.ReviewCases.Filter;
import app.vigil.review.Reviews.Review;
import app.vigil.review.SecondReviews.Second;
import app.vigil.shared.PersonId;
import app.vigil.sitting.Sitting;
import app.vigil.sitting.SittingId;
import app.vigil.sitting.Sittings;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A proctor's sittings, a page at a time: to be reviewed by due time (R2-012), still being recorded, and done. However
 * many there are, a page takes the same number of queries.
 */
@Component
public class ReviewQueue {

    /** Rows of a page. */
    public static final int PAGE = 50;

    private final ReviewRecords records;
    private final Sittings sittings;
    private final Incidents incidents;
    private final People people;
    private final InstitutionCalendar calendar;
    private final Deadlines deadlines;

    ReviewQueue(
            ReviewRecords records,
            Sittings sittings,
            Incidents incidents,
            People people,
            InstitutionCalendar calendar,
            Deadlines deadlines) {
        this.records = records;
        this.sittings = sittings;
        this.incidents = incidents;
        this.people = people;
        this.calendar = calendar;
        this.deadlines = deadlines;
    }

    /** Where a sitting stands on its way through review. */
    public enum Stage {
        RECORDING("recording"),
        /** Over, and not sealed yet; never stored. */
        ARRIVING("arriving"),
        OPEN("open"),
        /** A status is set, but recording or marks changed after it. */
        CHANGED("changed"),
        DONE("done");

        private final String code;

        Stage(String code) {
            this.code = code;
        }

        /** Stored; also part of message keys {@code review.stage.<code>}. */
        public String code() {
            return code;
        }

        static Stage ofCode(String code) {
            return Arrays.stream(values())
                    .filter(stage -> stage.code.equals(code))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("unknown stage " + code));
        }
    }

    /** What of the queue is shown; part of message keys {@code review.shelf.<code>}. */
    public enum Shelf {
        OPEN("open", Stage.OPEN, Stage.CHANGED),
        RECORDING("recording", Stage.RECORDING),
        DONE("done", Stage.DONE);

        private final String code;
        private final Set<Stage> stages;

        Shelf(String code, Stage... stages) {
            this.code = code;
            this.stages = Set.of(stages);
        }

        public String code() {
            return code;
        }

        /** The shelf an address names; empty where it names none. */
        public static Optional<Shelf> ofCode(@Nullable String code) {
            return Arrays.stream(values())
                    .filter(shelf -> shelf.code.equals(code))
                    .findFirst();
        }
    }

    /**
     * What somebody asks for.
     *
     * @param shelf null for the first one with anything on it
     * @param mine only what is in the own hands
     * @param number of the page, from 0
     */
    public record Question(
            Collection<Exam> exams, @Nullable Shelf shelf, boolean mine, int number, PersonId proctor, Instant now) {}

    /** @param counts of every shelf, with the same exams and hands */
    public record Page(
            Shelf shelf, List<Entry> entries, Map<Shelf, Integer> counts, int number, int pages, boolean mine) {}

    /**
     * One sitting of the queue.
     *
     * @param zone of the institution, in which times are shown
     * @param dueAt epoch milliseconds; null until the evidence is sealed; of a second opinion the term of its own
     * @param minutes recorded so far
     * @param complete no part of the recording is missing
     * @param missingMinutes length of all gaps, begun minutes counted
     * @param supplemented parts of it came after it was sealed
     * @param status number of the status set, or null
     * @param holder name of whoever has it in hand; null when nobody in particular
     * @param own in the reader's hands
     * @param second null where nobody was asked
     */
    public record Entry(
            SittingId sitting,
            String exam,
            String examinee,
            Stage stage,
            String zone,
            @Nullable Long dueAt,
            boolean overdue,
            long minutes,
            int marks,
            int coverage,
            boolean complete,
            int gaps,
            long missingMinutes,
            boolean supplemented,
            @Nullable Integer status,
            @Nullable String holder,
            boolean own,
            @Nullable Opinion second) {}

    /**
     * A second opinion beside the review.
     *
     * @param code {@code awaited}, {@code agrees} or {@code differs}; part of message keys {@code review.second.<code>}
     * @param status null while it is awaited
     * @param dueAt epoch milliseconds by when it is awaited; null where it is given or has no term
     */
    public record Opinion(
            String code,
            String proctor,
            @Nullable Integer status,
            String comment,
            @Nullable Long dueAt,
            boolean overdue) {}

    /** A page of the queue as the proctor sees it. */
    @Transactional(readOnly = true)
    public Page of(Question question) {
        List<ExamId> exams = question.exams().stream().map(Exam::id).toList();
        PersonId hands = question.mine() ? question.proctor() : null;
        Map<Shelf, Integer> counts = shelves(records.cases().count(exams, question.proctor(), hands));
        Shelf shelf = question.shelf() == null ? firstFilled(counts) : question.shelf();
        int pages = Math.max(1, Math.ceilDiv(counts.getOrDefault(shelf, 0), PAGE));
        int number = Math.clamp(question.number(), 0, pages - 1);
        List<Case> stored =
                records.cases().page(new Filter(exams, shelf.stages, question.proctor(), hands), number * PAGE, PAGE);
        List<Case> shown = shelf == Shelf.RECORDING ? asTheyStand(stored) : stored;
        return new Page(shelf, entries(shown, question), counts, number, pages, question.mine());
    }

    private static Map<Shelf, Integer> shelves(Map<Stage, Integer> counts) {
        Map<Shelf, Integer> shelves = new EnumMap<>(Shelf.class);
        for (Shelf shelf : Shelf.values()) {
            int total = shelf.stages.stream()
                    .mapToInt(stage -> counts.getOrDefault(stage, 0))
                    .sum();
            shelves.put(shelf, total);
        }
        return shelves;
    }

    private static Shelf firstFilled(Map<Shelf, Integer> counts) {
        return Arrays.stream(Shelf.values())
                .filter(shelf -> counts.getOrDefault(shelf, 0) > 0)
                .findFirst()
                .orElse(Shelf.OPEN);
    }

    /** Sittings on which this proctor's second opinion is awaited. */
    @Transactional(readOnly = true)
    public List<Entry> secondOpinions(Collection<Exam> exams, PersonId proctor, Instant now) {
        Set<ExamId> ids = exams.stream().map(Exam::id).collect(Collectors.toSet());
        List<Case> asked = records.cases().findAll(records.seconds().awaitedFrom(proctor)).stream()
                .filter(one -> ids.contains(one.exam()))
                .toList();
        return entries(asked, new Question(exams, Shelf.DONE, true, 0, proctor, now));
    }

    /** The sitting this proctor is to review next: the own ones first, then what is in nobody's hands. */
    @Transactional(readOnly = true)
    public Optional<SittingId> next(Collection<Exam> exams, PersonId proctor) {
        return records.cases().nextFor(exams.stream().map(Exam::id).toList(), proctor);
    }

    /** How many await a status of this proctor: in the own hands, or in nobody's. */
    public int countOpen(Collection<Exam> exams, PersonId proctor) {
        return records.cases().countWaitingFor(exams.stream().map(Exam::id).toList(), proctor);
    }

    private List<Entry> entries(List<Case> shown, Question question) {
        List<SittingId> ids = shown.stream().map(Case::sitting).toList();
        Map<SittingId, List<Second>> seconds = records.seconds().of(ids);
        Desk desk = new Desk(
                question,
                question.exams().stream().collect(Collectors.toMap(Exam::id, Function.identity(), (one, same) -> one)),
                records.newest(ids),
                records.supplements().newest(ids),
                incidents.countBySitting(ids),
                people.findAll(Stream.concat(
                                shown.stream()
                                        .flatMap(one -> Stream.of(one.examinee(), one.proctor()))
                                        .filter(Objects::nonNull),
                                seconds.values().stream().flatMap(List::stream).map(Second::proctor))
                        .distinct()
                        .toList()),
                records.coverage(ids, question.proctor()),
                seconds,
                deadlines.due(DeadlineKind.SECOND_OPINION, awaited(seconds)));
        return shown.stream()
                .map(one -> desk.entry(
                        one,
                        calendar.zone(Objects.requireNonNull(desk.exams().get(one.exam()))
                                        .profile())
                                .getId()))
                .toList();
    }

    private static List<UUID> awaited(Map<SittingId, List<Second>> seconds) {
        return seconds.values().stream()
                .flatMap(List::stream)
                .filter(Second::awaited)
                .map(second -> second.sitting().value())
                .toList();
    }

    /** What is not sealed may be over by now. */
    private List<Case> asTheyStand(List<Case> stored) {
        Map<SittingId, Sitting> standing = sittings
                .findAll(stored.stream().map(Case::sitting).toList())
                .stream()
                .collect(Collectors.toMap(Sitting::id, Function.identity()));
        return stored.stream()
                .map(one -> Optional.ofNullable(standing.get(one.sitting()))
                        .map(Sitting::endedAt)
                        .map(one::over)
                        .orElse(one))
                .toList();
    }

    /** Everything the entries of a page are made of, read at once. */
    private record Desk(
            Question question,
            Map<ExamId, Exam> exams,
            Map<SittingId, Review> reviews,
            Map<SittingId, Instant> supplements,
            Map<SittingId, Integer> marks,
            Map<PersonId, Person> people,
            Map<SittingId, String> coverage,
            Map<SittingId, List<Second>> seconds,
            Map<UUID, Instant> opinionsDue) {

        Entry entry(Case one, String zone) {
            Review review = reviews.get(one.sitting());
            boolean asked = blind(one);
            Instant due = asked ? opinionsDue.get(one.sitting().value()) : one.dueAt();
            boolean waits = asked || one.stage() == Stage.OPEN || one.stage() == Stage.CHANGED;
            return new Entry(
                    one.sitting(),
                    Objects.requireNonNull(exams.get(one.exam())).title(),
                    Objects.requireNonNullElse(name(one.examinee()), "—"),
                    one.stage(),
                    zone,
                    due == null ? null : due.toEpochMilli(),
                    waits && late(due),
                    Math.max(1, one.length(question.now()).toMinutes()),
                    marks.getOrDefault(one.sitting(), 0),
                    watched(one),
                    one.complete(),
                    one.missing().gaps(),
                    Math.ceilDiv(one.missing().time().toMillis(), 60_000),
                    supplements.containsKey(one.sitting()),
                    review == null || asked ? null : review.status().number(),
                    name(one.proctor()),
                    question.proctor().equals(one.proctor()),
                    review == null || asked ? null : second(one, review));
        }

        private boolean late(@Nullable Instant due) {
            return due != null && due.isBefore(question.now());
        }

        private int watched(Case one) {
            String seen = coverage.get(one.sitting());
            Instant begun = one.begunAt();
            Instant ended = one.endedAt();
            return seen == null || begun == null
                    ? 0
                    : Coverage.parse(seen).percentOf(begun, ended == null ? question.now() : ended);
        }

        /** Whose opinion is awaited does not learn the first before. */
        private boolean blind(Case one) {
            return seconds.getOrDefault(one.sitting(), List.of()).stream()
                    .anyMatch(second -> second.awaited() && second.proctor().equals(question.proctor()));
        }

        /** One that differs before one that is awaited, and the last of those that agree. */
        private @Nullable Opinion second(Case one, Review review) {
            return seconds.getOrDefault(one.sitting(), List.of()).stream()
                    .map(second -> opinion(second, review))
                    .max(Comparator.comparing(
                            opinion -> List.of("agrees", "awaited", "differs").indexOf(opinion.code())))
                    .orElse(null);
        }

        private Opinion opinion(Second second, Review review) {
            VerificationStatus status = second.status();
            Instant due = status == null ? opinionsDue.get(second.sitting().value()) : null;
            return new Opinion(
                    code(second, review),
                    Objects.requireNonNullElse(name(second.proctor()), "—"),
                    status == null ? null : status.number(),
                    second.comment(),
                    due == null ? null : due.toEpochMilli(),
                    late(due));
        }

        private static String code(Second second, Review review) {
            if (second.status() == null) {
                return "awaited";
            }
            return second.status() == review.status() ? "agrees" : "differs";
        }

        private @Nullable String name(@Nullable PersonId person) {
            Person known = person == null ? null : people.get(person);
            return known == null ? null : known.displayName();
        }
    }
}
