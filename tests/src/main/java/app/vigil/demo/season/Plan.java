package app.vigil.demo.season;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Who sat what, and how far it got: one exam with all three groups, one of them reviewed to the end; of the other
 * nine a third each waits for the proctor, waits for the dean, and is decided.
 */
final class Plan {

    private static final List<String> ECONOMICS = List.of("переменные издержки", "30", "прибыль к выручке", "3");
    private static final List<String> LAW = List.of("закон", "3", "особа", "30");
    private static final List<String> ENGLISH = List.of("obtain", "5", "shorter than its source", "3");

    private static final int FIRST = 101;
    /** Students of the group that is reviewed to the end. */
    static final int GROUP = 32;

    private static final int EVERYBODY = 40;
    private static final int VIOLATES = FIRST + 30;
    private static final int DOUBTFUL = FIRST + 31;

    private Plan() {}

    /** How far a sitting got. */
    enum Outcome {
        /** Nobody looked at it yet. */
        OPEN,
        /** Status 1. */
        CLEAN,
        /** Status 2, with confirmed marks. */
        VIOLATION,
        /** Status 3. */
        DOUBTFUL
    }

    /** @param remarks marks the student's own browser reports */
    record Seat(String username, Outcome outcome, int remarks) {}

    /**
     * One exam.
     *
     * @param decided the dean credited all of it
     * @param teacherChecked a teacher still has to enter the points
     */
    record Exam(
            String course,
            String language,
            String quiz,
            String title,
            String kind,
            List<String> answers,
            List<Seat> seats,
            boolean decided,
            boolean teacherChecked) {

        Exam checkedByTeacher() {
            return new Exam(course, language, quiz, title, kind, answers, seats, decided, true);
        }

        boolean hasCommission() {
            return kind.equals("final");
        }

        boolean reviewed() {
            return seats.stream().anyMatch(seat -> seat.outcome() != Outcome.OPEN);
        }
    }

    static List<Exam> exams() {
        return List.of(
                economics("22", "Зачёт: планирование выпуска", "intermediate", seats(Outcome.CLEAN, 133, 134), false),
                economics(
                        "23", "Контрольная работа: оборотные средства", "final", seats(Outcome.OPEN, 101, 102), false),
                economics("24", "Вступительное испытание: экономика", "entrance", seats(Outcome.CLEAN, 103, 104), true),
                law("25", "Іспит: джерела права", seats(Outcome.CLEAN, 133, 137, 138), false),
                law("26", "Залік: форми держави", seats(Outcome.OPEN, 139, 140), false),
                law("27", "Модульна робота: правовідносини", seats(Outcome.CLEAN, 135, 136), true),
                english("28", "Exam: academic writing", seats(Outcome.CLEAN, 137, 138), false)
                        .checkedByTeacher(),
                english("29", "Test: summaries", seats(Outcome.OPEN, 139), false),
                english("30", "Placement test: vocabulary", seats(Outcome.CLEAN, 140), true),
                // The tour leads to the exam added last.
                economics("21", "Экзамен: издержки и прибыль", "intermediate", everybody(), false));
    }

    private static Exam economics(String quiz, String title, String kind, List<Seat> seats, boolean decided) {
        return new Exam("4", "ru", quiz, title, kind, ECONOMICS, seats, decided, false);
    }

    private static Exam law(String quiz, String title, List<Seat> seats, boolean decided) {
        return new Exam("5", "uk", quiz, title, "intermediate", LAW, seats, decided, false);
    }

    private static Exam english(String quiz, String title, List<Seat> seats, boolean decided) {
        return new Exam("6", "en", quiz, title, "intermediate", ENGLISH, seats, decided, false);
    }

    private static List<Seat> everybody() {
        Stream<Seat> group = IntStream.range(FIRST, FIRST + GROUP).mapToObj(Plan::ofTheGroup);
        Stream<Seat> others = IntStream.range(FIRST + GROUP, FIRST + EVERYBODY)
                .mapToObj(number -> new Seat("student" + number, Outcome.OPEN, number % 3));
        return Stream.concat(group, others).toList();
    }

    private static Seat ofTheGroup(int number) {
        String username = "student" + number;
        return switch (number) {
            case VIOLATES -> new Seat(username, Outcome.VIOLATION, 2);
            case DOUBTFUL -> new Seat(username, Outcome.DOUBTFUL, 1);
            default -> new Seat(username, Outcome.CLEAN, 0);
        };
    }

    private static List<Seat> seats(Outcome outcome, int... numbers) {
        return IntStream.of(numbers)
                .mapToObj(number -> new Seat("student" + number, outcome, outcome == Outcome.OPEN ? 2 : 0))
                .toList();
    }
}
