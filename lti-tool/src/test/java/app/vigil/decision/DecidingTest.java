package app.vigil.decision;

import static app.vigil.review.VerificationStatus.TECHNICAL;
import static app.vigil.review.VerificationStatus.WITHOUT_REMARKS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import app.vigil.calendar.KnownCalendar;
import app.vigil.decision.DecisionRecords.Awaiting;
import app.vigil.decision.DecisionRecords.Decision;
import app.vigil.exam.Exam;
import app.vigil.exam.ExamKind;
import app.vigil.review.Reviews;
import app.vigil.review.Reviews.Review;
import app.vigil.review.VerificationStatus;
import app.vigil.shared.PersonId;
import app.vigil.shared.Problem;
import app.vigil.shared.ProblemException;
import app.vigil.sitting.Sitting;
import app.vigil.sitting.SittingId;
import app.vigil.testing.Database;
import app.vigil.testing.RoomsBelow;
import app.vigil.testing.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@ParameterizedClass
@EnumSource(Database.class)
class DecidingTest {

    @Parameter
    private Database database;

    private final SettableClock clock = SettableClock.atFriday();
    private final RoomsBelow rooms = new RoomsBelow();
    private final Map<SittingId, Review> reviewed = new LinkedHashMap<>();
    private final List<DecisionTaken> published = new ArrayList<>();
    private final Exam exam = rooms.exam("История", ExamKind.INTERMEDIATE, "default");
    private final PersonId proctor = rooms.person("Проктор", "p@example.org");
    private final PersonId dean = rooms.person("Декан", "d@example.org");
    private final Sitting sitting = rooms.sitting(exam, rooms.person("Студент", "s@example.org"));

    private DecisionRecords records;
    private Deciding deciding;

    @BeforeEach
    void openTheRoom() {
        JdbcClient jdbc = database.fresh().jdbc();
        records = new DecisionRecords(jdbc);
        deciding = new Deciding(
                records,
                reviews(),
                rooms.sittings(),
                KnownCalendar.deadlines(jdbc, clock),
                event -> published.add((DecisionTaken) event),
                clock);
    }

    @Test
    @DisplayName("R2-047 the decision is published with its comment")
    void decidesOnARow() {
        review(sitting, 1, TECHNICAL, true);

        decide(1, true, "  Связь пропадала не по вине студента ");

        assertThat(published).singleElement().satisfies(taken -> {
            assertThat(taken.credited()).isTrue();
            assertThat(taken.comment()).isEqualTo("Связь пропадала не по вине студента");
            assertThat(taken.by()).isEqualTo(dean);
        });
        assertThat(records.find(sitting.id())).map(Decision::reviewVersion).contains(1);
    }

    @Test
    void keepsEveryVersion() {
        review(sitting, 1, TECHNICAL, true);
        decide(1, true, "");
        clock.tick(Duration.ofHours(1));
        decide(1, false, "передумал");

        assertThat(records.history(sitting.id()))
                .extracting(Decision::version, Decision::credited)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1, true), org.assertj.core.groups.Tuple.tuple(2, false));
        assertThat(records.ofExam(exam.id()).get(sitting.id()).comment()).isEqualTo("передумал");
    }

    @Test
    void refusesWhoeverReviewed() {
        review(sitting, 1, TECHNICAL, true);

        assertRefused(
                DecisionProblem.BY_THE_REVIEWER,
                () -> deciding.decide(exam.id(), new Deciding.Ruling(sitting.id(), 1, true, ""), proctor));
    }

    @Test
    void refusesTheExaminee() {
        review(sitting, 1, TECHNICAL, true);

        assertRefused(
                DecisionProblem.ABOUT_ONESELF,
                () -> deciding.decide(exam.id(), new Deciding.Ruling(sitting.id(), 1, true, ""), sitting.examinee()));
    }

    @Test
    void refusesARowWithoutStatusAndARowThatChangedMeanwhile() {
        assertRefused(DecisionProblem.WITHOUT_STATUS, () -> decide(1, true, ""));
        review(sitting, 2, TECHNICAL, true);
        assertRefused(DecisionProblem.STATUS_CHANGED, () -> decide(1, true, ""));
    }

    @Test
    void refusesASittingOfAnotherExam() {
        review(sitting, 1, TECHNICAL, true);
        Exam other = rooms.exam("Другое", ExamKind.FINAL, "default");

        assertThatThrownBy(() -> deciding.decide(other.id(), new Deciding.Ruling(sitting.id(), 1, true, ""), dean))
                .isInstanceOf(ProblemException.class);
        assertThat(published).isEmpty();
    }

    @Test
    @DisplayName("R2-067 all without remarks at once: only status 1 with the identity confirmed, and only once")
    void creditsAllWithoutRemarks() {
        Sitting clean = rooms.sitting(exam, rooms.person("Чистый", "c@example.org"));
        Sitting stranger = rooms.sitting(exam, rooms.person("Неизвестный", "n@example.org"));
        Sitting own = rooms.sitting(exam, dean);
        review(sitting, 1, TECHNICAL, true);
        review(clean, 1, WITHOUT_REMARKS, true);
        review(stranger, 1, WITHOUT_REMARKS, false);
        review(own, 1, WITHOUT_REMARKS, true);

        assertThat(deciding.creditAllWithoutRemarks(exam.id(), dean, any -> true))
                .isEqualTo(1);
        assertThat(deciding.creditAllWithoutRemarks(exam.id(), dean, any -> true))
                .isZero();
        assertThat(published).extracting(DecisionTaken::sitting).containsExactly(clean.id());
        assertThat(deciding.creditAllWithoutRemarks(exam.id(), proctor, any -> true))
                .isZero();
    }

    @Test
    @DisplayName("a corrected status awaits a new decision")
    void countsRowsWhoseStatusWasCorrected() {
        review(sitting, 1, TECHNICAL, true);
        await(1);
        decide(1, true, "");
        assertThat(records.loads(List.of(exam.id())).get(exam.id())).isEqualTo(new DecisionRecords.Load(1, 0, null));

        await(2);
        await(1);

        assertThat(records.loads(List.of(exam.id())).get(exam.id()))
                .isEqualTo(new DecisionRecords.Load(1, 1, clock.instant().plus(Duration.ofDays(2))));
        assertThat(records.loads(List.of())).isEmpty();
    }

    private void await(int version) {
        records.enter(new Awaiting(
                sitting.id(),
                exam.id(),
                version,
                clock.instant(),
                clock.instant().plus(Duration.ofDays(version))));
    }

    private void decide(int reviewVersion, boolean credited, String comment) {
        deciding.decide(exam.id(), new Deciding.Ruling(sitting.id(), reviewVersion, credited, comment), dean);
    }

    private void review(Sitting of, int version, VerificationStatus status, boolean identified) {
        reviewed.put(
                of.id(), new Review(of.id(), exam.id(), version, status, "", identified, proctor, clock.instant()));
    }

    private Reviews reviews() {
        Reviews room = mock(Reviews.class);
        when(room.find(any())).thenAnswer(call -> Optional.ofNullable(reviewed.get(call.<SittingId>getArgument(0))));
        when(room.ofExam(any())).thenAnswer(call -> List.copyOf(reviewed.values()));
        when(room.reviewersOfExam(any()))
                .thenAnswer(
                        call -> reviewed.keySet().stream().collect(Collectors.toMap(id -> id, id -> Set.of(proctor))));
        return room;
    }

    private static void assertRefused(Problem problem, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(problem));
    }
}
