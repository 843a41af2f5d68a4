package app.vigil.demo.season;

import app.vigil.demo.season.Plan.Exam;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** Lets the season happen: connects, appoints, sits the exams, reviews and decides as far as {@link Plan} says. */
public final class Season {

    private static final int AT_ONCE = 6;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration AGAIN = Duration.ofMillis(200);

    private final Campus.Addresses addresses;
    private final int pieces;
    private final Clock clock;
    private final ScheduledExecutorService hands = Executors.newScheduledThreadPool(AT_ONCE);
    private final Map<Exam, String> activities = new LinkedHashMap<>();
    private final Map<Exam, List<Examinee>> sat = new LinkedHashMap<>();

    /** @param seconds how long each exam is recorded; whole pieces of three */
    public Season(String lms, String tool, int seconds, Clock clock) {
        this.addresses = new Campus.Addresses(lms, tool);
        this.pieces = Math.max(1, seconds * 1000 / Film.PIECE_MS);
        this.clock = clock;
    }

    /** Arguments: address of the LMS, of the tool, and the tool's one-time link for an administrator. */
    public static void main(String[] arguments) {
        new Season(arguments[0], arguments[1], 24, Clock.systemUTC()).happen(arguments[2]);
    }

    /** Whether it happened here before. */
    public boolean happened() {
        return Campus.as("teacher", "ru", addresses)
                .hasActivity(Plan.exams().getFirst().course());
    }

    /** @param operatorLink the tool's one-time link for an administrator */
    public void happen(String operatorLink) {
        try (hands) {
            if (!happened()) {
                prepare(operatorLink);
                sit();
                new Aftermath(addresses, activities, sat, this::until).follow();
            }
        }
    }

    /** Somebody who came in through the LMS just now. */
    public Staff staff(String username) {
        return Staff.enter(username, activities.values().iterator().next(), addresses);
    }

    /** The sitting of a student in an exam. */
    public String sitting(String exam, String username) {
        return sat.entrySet().stream()
                .filter(entry -> entry.getKey().title().equals(exam))
                .flatMap(entry -> entry.getValue().stream())
                .filter(one -> one.seat().username().equals(username))
                .findFirst()
                .orElseThrow()
                .sitting();
    }

    /** Sittings that nobody reviewed in the season. */
    public List<String> unreviewed() {
        return sat.values().stream()
                .flatMap(List::stream)
                .filter(one -> one.seat().outcome() == Plan.Outcome.OPEN)
                .map(Examinee::sitting)
                .toList();
    }

    /** The tool is connected, the exams are in their courses, everybody has a duty. */
    private void prepare(String operatorLink) {
        Campus.as("admin", "ru", addresses).connectTool();
        Campus teacher = Campus.as("teacher", "ru", addresses);
        Plan.exams().forEach(exam -> activities.put(exam, teacher.addExam(exam)));
        // Only whom a launch brought here once can be appointed.
        String first = activities.values().iterator().next();
        List.of("proctor", "proctor2", "dean", "coordinator").forEach(one -> Staff.enter(one, first, addresses));
        Operator operator = new Operator(operatorLink, addresses);
        operator.appoint("Кузнецов", "proctor");
        operator.appoint("Шевчук", "proctor");
        operator.appoint("Волкова", "decision-maker");
        operator.appoint("Гончаренко", "coordinator");
        // Nobody is of a final exam's commission by an order for the whole institution.
        activities.forEach((exam, activity) -> {
            if (exam.hasCommission()) {
                Campus.as("teacher", "ru", addresses).enter(activity).appoint("Волкова", "decision-maker");
            }
        });
    }

    private void sit() {
        List<Future<Examinee>> begun = new ArrayList<>();
        activities.forEach((exam, activity) -> exam.seats()
                .forEach(seat -> begun.add(hands.submit(() -> Examinee.begin(exam, seat, activity, addresses)))));
        List<Examinee> everybody = begun.stream().map(Season::result).toList();
        everybody.stream()
                .map(one -> hands.schedule(finishing(one), untilRecorded(one), TimeUnit.MILLISECONDS))
                .toList()
                .forEach(Season::result);
        sat.putAll(everybody.stream()
                .collect(Collectors.groupingBy(Examinee::exam, LinkedHashMap::new, Collectors.toList())));
    }

    private Callable<Boolean> finishing(Examinee one) {
        return () -> {
            until("the quiz is open for " + one.seat().username(), one::admitted);
            one.finish(pieces);
            return true;
        };
    }

    /** A recording is handed in when its time is over, and not before. */
    private long untilRecorded(Examinee one) {
        return Math.max(0, one.beganAt() + (long) pieces * Film.PIECE_MS - clock.millis());
    }

    /** Looks again and again until it is so. */
    private void until(String what, BooleanSupplier condition) {
        long last = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > last) {
                throw new IllegalStateException("not within " + PATIENCE + ": " + what);
            }
            result(hands.schedule(() -> true, AGAIN.toMillis(), TimeUnit.MILLISECONDS));
        }
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
