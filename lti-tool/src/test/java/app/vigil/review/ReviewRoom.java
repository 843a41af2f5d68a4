package app.vigil.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import app.vigil.calendar.Deadlines;
import app.vigil.calendar.KnownCalendar;
import app.vigil.evidence.EvidenceSealed;
import app.vigil.evidence.Recordings;
import app.vigil.exam.Exam;
import app.vigil.exam.ExamKind;
import app.vigil.shared.PersonId;
import app.vigil.shared.Problem;
import app.vigil.shared.ProblemException;
import app.vigil.sitting.Sitting;
import app.vigil.testing.Database;
import app.vigil.testing.RoomsBelow;
import app.vigil.testing.SettableClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A review with the rooms below it, on each database. */
abstract class ReviewRoom {

    @Parameter
    Database database;

    final SettableClock clock = new SettableClock(RoomsBelow.END);
    final RoomsBelow rooms = new RoomsBelow();
    final List<Object> published = new ArrayList<>();
    final Exam exam = rooms.exam("История", ExamKind.INTERMEDIATE, "default");
    final PersonId proctor = rooms.person("Проктор", "p@example.org");
    final PersonId colleague = rooms.person("Коллега", "c@example.org");
    final Sitting sitting = rooms.sitting(exam, rooms.person("Студент", "s@example.org"));

    ReviewRecords records;
    Deadlines deadlines;
    Reviewing reviewing;
    ReviewIntake intake;
    ReviewQueue queue;
    SecondOpinions seconds;
    final List<Recordings.Gap> gaps = new ArrayList<>();

    @BeforeEach
    void openTheRoom() {
        JdbcClient jdbc = database.fresh().jdbc();
        records = new ReviewRecords(jdbc);
        deadlines = KnownCalendar.deadlines(jdbc, clock);
        ReviewTerms terms = new ReviewTerms(records, rooms.exams(), deadlines);
        Recordings recordings = mock(Recordings.class);
        when(recordings.gaps(any())).thenReturn(gaps);
        ReviewProfiles profiles = new ReviewProfiles(Map.of());
        MissingParts missing = new MissingParts(recordings, profiles);
        WatchDemand demand = new WatchDemand(rooms.sittings(), rooms.exams(), rooms.incidents(), recordings, profiles);
        reviewing = new Reviewing(records, rooms.incidents(), demand, terms, published::add, clock);
        Staffing staffing = new Staffing(rooms.staff(), rooms.people(), rooms.exams());
        Distribution distribution = new Distribution(records, staffing, deadlines, jdbc, published::add, clock);
        seconds = new SecondOpinions(records, staffing, terms, published::add, clock);
        intake = new ReviewIntake(records, rooms.sittings(), rooms.exams(), missing, terms, distribution);
        queue = new ReviewQueue(
                records, rooms.sittings(), rooms.incidents(), rooms.people(), KnownCalendar.calendar(), deadlines);
    }

    @Nullable
    String secondShown() {
        ReviewQueue.Opinion second = shelf(ReviewQueue.Shelf.DONE, clock.instant())
                .entries()
                .getFirst()
                .second();
        return second == null ? null : second.code();
    }

    ReviewQueue.Page shelf(ReviewQueue.@Nullable Shelf shelf, Instant now) {
        return queue.of(new ReviewQueue.Question(List.of(exam), shelf, false, 0, proctor, now));
    }

    void seal() {
        intake.on(new EvidenceSealed(sitting.id(), exam.id(), clock.instant(), true));
    }

    int read() {
        return records.find(sitting.id()).map(Reviews.Review::version).orElse(0);
    }

    void set(VerificationStatus status, String comment) {
        reviewing.setStatus(sitting.id(), new Reviewing.Choice(status, comment, read()), proctor);
    }

    static void assertRefused(Problem problem, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(problem));
    }
}
