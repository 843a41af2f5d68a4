package app.vigil.review;

import static app.vigil.review.VerificationStatus.NOT_STARTED;
import static app.vigil.review.VerificationStatus.TECHNICAL;
import static app.vigil.review.VerificationStatus.VIOLATION;
import static app.vigil.review.VerificationStatus.WITHOUT_REMARKS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.vigil.calendar.InstitutionCalendar;
import app.vigil.evidence.EvidenceSealed;
import app.vigil.evidence.EvidenceSupplemented;
import app.vigil.exam.Exam;
import app.vigil.exam.ExamKind;
import app.vigil.exam.Violation;
import app.vigil.incident.Incident;
import app.vigil.incident.IncidentId;
import app.vigil.review.ReviewQueue.Stage;
import app.vigil.shared.PersonId;
import app.vigil.shared.Problem;
import app.vigil.shared.ProblemException;
import app.vigil.sitting.Sitting;
import app.vigil.sitting.SittingState;
import app.vigil.testing.Database;
import app.vigil.testing.RoomsBelow;
import app.vigil.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Database.class)
class ReviewingTest {

    @Parameter
    private Database database;

    private final SettableClock clock = new SettableClock(RoomsBelow.END);
    private final RoomsBelow rooms = new RoomsBelow();
    private final List<Object> published = new ArrayList<>();
    private final Exam exam = rooms.exam("История", ExamKind.INTERMEDIATE, "default");
    private final PersonId proctor = rooms.person("Проктор", "p@example.org");
    private final PersonId colleague = rooms.person("Коллега", "c@example.org");
    private final Sitting sitting = rooms.sitting(exam, rooms.person("Студент", "s@example.org"));

    private ReviewRecords records;
    private Reviewing reviewing;
    private ReviewIntake intake;
    private ReviewQueue queue;

    @BeforeEach
    void openTheRoom() {
        records = new ReviewRecords(database.fresh().jdbc());
        reviewing = new Reviewing(records, rooms.incidents(), published::add, clock);
        intake = new ReviewIntake(records, rooms.sittings(), rooms.exams(), new OneDay());
        queue = new ReviewQueue(records, rooms.sittings(), rooms.incidents(), rooms.people(), new OneDay());
    }

    @Test
    @DisplayName("R4-020, R4-021 no status before the evidence is sealed")
    void refusesAStatusBeforeTheEvidenceIsSealed() {
        reviewing.judgeIdentity(sitting.id(), true, "", proctor);

        assertRefused(ReviewProblem.EVIDENCE_NOT_SEALED, () -> set(WITHOUT_REMARKS, ""));
    }

    @Test
    @DisplayName("R2-033 identity is judged before the status")
    void refusesAStatusWhileTheIdentityIsOpen() {
        seal();

        assertRefused(ReviewProblem.IDENTITY_OPEN, () -> set(WITHOUT_REMARKS, ""));
    }

    @Test
    void needsNoIdentityOfSomebodyWhoNeverBegan() {
        seal();

        set(NOT_STARTED, "");

        assertThat(records.find(sitting.id())).hasValueSatisfying(review -> {
            assertThat(review.status()).isEqualTo(NOT_STARTED);
            assertThat(review.identityConfirmed()).isFalse();
        });
    }

    @Test
    @DisplayName("R2-065 statuses 2 to 5 need words")
    void refusesAStatusWithoutTheWordsItNeeds() {
        seal();
        reviewing.judgeIdentity(sitting.id(), true, "", proctor);

        for (VerificationStatus status : VerificationStatus.values()) {
            if (status.needsComment()) {
                assertRefused(ReviewProblem.COMMENT_NEEDED, () -> set(status, "  "));
            }
        }
    }

    @Test
    void doesNotCallAConfirmedMarkNoRemark() {
        seal();
        reviewing.judgeIdentity(sitting.id(), true, "", proctor);
        Incident mark = rooms.mark(sitting);
        reviewing.judge(sitting.id(), new Reviewing.MarkVerdict(mark.id(), true, null, ""), proctor);

        assertRefused(ReviewProblem.MARKS_CONTRADICT, () -> set(WITHOUT_REMARKS, ""));

        reviewing.judge(sitting.id(), new Reviewing.MarkVerdict(mark.id(), false, null, "a bird"), proctor);
        set(WITHOUT_REMARKS, "");
        assertThat(records.find(sitting.id())).isPresent();
    }

    @Test
    @DisplayName("R2-065 a correction is a new version and the old stays")
    void keepsEveryVersion() {
        seal();
        reviewing.judgeIdentity(sitting.id(), true, "", proctor);
        set(TECHNICAL, "звук пропадал");
        clock.tick(Duration.ofMinutes(5));
        reviewing.setStatus(sitting.id(), VIOLATION, "телефон в 00:10:00", colleague);

        assertThat(records.ofExam(exam.id())).singleElement().satisfies(review -> {
            assertThat(review.version()).isEqualTo(2);
            assertThat(review.comment()).isEqualTo("телефон в 00:10:00");
            assertThat(review.at()).isEqualTo(clock.instant());
        });
        assertThat(records.reviewersOfExam(exam.id())).containsEntry(sitting.id(), Set.of(proctor, colleague));
        assertThat(published)
                .extracting(event -> ((VerificationStatusSet) event).version())
                .containsExactly(1, 2);
    }

    @Test
    @DisplayName("R2-033 an identity refused later is a correction of the review")
    void correctsTheReviewWhenTheIdentityIsRefusedLater() {
        seal();
        reviewing.judgeIdentity(sitting.id(), true, "", proctor);
        set(TECHNICAL, "звук пропадал");

        reviewing.judgeIdentity(sitting.id(), false, "другой человек", colleague);

        assertThat(records.find(sitting.id())).hasValueSatisfying(review -> {
            assertThat(review.version()).isEqualTo(2);
            assertThat(review.identityConfirmed()).isFalse();
            assertThat(review.status()).isEqualTo(TECHNICAL);
        });
    }

    @Test
    void refusesAMarkOfAnotherSitting() {
        Incident foreign = rooms.mark(rooms.sitting(exam, colleague));

        assertThatThrownBy(() -> reviewing.judge(
                        sitting.id(), new Reviewing.MarkVerdict(foreign.id(), true, Violation.GAZE, ""), proctor))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> reviewing.judge(
                        sitting.id(),
                        new Reviewing.MarkVerdict(new IncidentId(UUID.randomUUID()), true, null, ""),
                        proctor))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void remembersWhatEachProctorHasSeen() {
        long begin = RoomsBelow.BEGIN.toEpochMilli();
        reviewing.watched(sitting.id(), new long[][] {{begin, begin + 1000}}, proctor);
        reviewing.watched(sitting.id(), new long[][] {{begin + 500, begin + 2000}}, proctor);

        assertThat(records.coverage(sitting.id(), proctor)).isEqualTo("[[%d,%d]]".formatted(begin, begin + 2000));
        assertThat(records.coverage(sitting.id(), colleague)).isNull();
    }

    @Test
    @DisplayName("R2-012 the queue shows what is due first, what is overdue and what still arrives")
    void ordersTheQueueByDueTime() {
        Sitting running = rooms.sitting(exam, colleague, SittingState.RUNNING);
        Sitting arriving = rooms.sitting(exam, rooms.person("Ещё один", "e@example.org"));
        rooms.mark(sitting);
        seal();
        intake.on(new EvidenceSealed(sitting.id(), exam.id(), clock.instant(), false));

        List<ReviewQueue.Entry> entries = queue.of(List.of(exam), proctor, RoomsBelow.END.plus(Duration.ofHours(25)));

        assertThat(entries).extracting(ReviewQueue.Entry::sitting).startsWith(sitting.id());
        assertThat(entries.getFirst()).satisfies(first -> {
            assertThat(first.overdue()).isTrue();
            assertThat(first.complete()).isFalse();
            assertThat(first.marks()).isEqualTo(1);
            assertThat(first.minutes()).isEqualTo(90);
        });
        assertThat(entries)
                .filteredOn(entry -> entry.stage() == Stage.RECORDING)
                .extracting(ReviewQueue.Entry::sitting)
                .containsExactly(running.id());
        assertThat(entries)
                .filteredOn(entry -> entry.stage() == Stage.ARRIVING)
                .extracting(ReviewQueue.Entry::sitting)
                .containsExactly(arriving.id());
        assertThat(queue.countOpen(List.of(exam))).isEqualTo(1);
    }

    @Test
    void takesAReviewedSittingOffTheCount() {
        seal();
        set(NOT_STARTED, "");

        assertThat(queue.countOpen(List.of(exam))).isZero();
        assertThat(queue.countOpen(List.of())).isZero();
        assertThat(queue.of(List.of(exam), proctor, clock.instant()))
                .extracting(ReviewQueue.Entry::stage)
                .containsExactly(Stage.DONE);
    }

    @Test
    @DisplayName("R4-021 what came after a status sends the sitting back to a proctor, who has not seen it")
    void sendsASittingBackThatWasCompletedAfterItsStatus() {
        seal();
        long begin = RoomsBelow.BEGIN.toEpochMilli();
        reviewing.watched(sitting.id(), new long[][] {{begin, begin + 60_000}}, proctor);
        set(NOT_STARTED, "");
        clock.tick(Duration.ofMinutes(10));
        EvidenceSupplemented late = new EvidenceSupplemented(
                sitting.id(),
                exam.id(),
                clock.instant(),
                1,
                4,
                true,
                List.of(new EvidenceSupplemented.Stretch(
                        RoomsBelow.BEGIN.plusSeconds(20), RoomsBelow.BEGIN.plusSeconds(30))));
        intake.on(late);
        intake.on(late);

        assertThat(queue.of(List.of(exam), proctor, clock.instant()))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.stage()).isEqualTo(Stage.CHANGED);
                    assertThat(entry.supplemented()).isTrue();
                    assertThat(entry.complete()).isTrue();
                });
        assertThat(queue.countOpen(List.of(exam))).isEqualTo(1);
        assertThat(records.coverage(sitting.id(), proctor))
                .isEqualTo("[[%d,%d],[%d,%d]]".formatted(begin, begin + 20_000, begin + 30_000, begin + 60_000));
        assertThat(records.supplements().of(sitting.id())).hasSize(1);

        clock.tick(Duration.ofMinutes(10));
        set(NOT_STARTED, "");
        assertThat(queue.countOpen(List.of(exam))).isZero();
        assertThat(queue.of(List.of(exam), proctor, clock.instant()))
                .extracting(ReviewQueue.Entry::stage)
                .containsExactly(Stage.DONE);
    }

    private void seal() {
        intake.on(new EvidenceSealed(sitting.id(), exam.id(), clock.instant(), true));
    }

    private void set(VerificationStatus status, String comment) {
        reviewing.setStatus(sitting.id(), status, comment, proctor);
    }

    private static void assertRefused(Problem problem, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(problem));
    }

    private record OneDay() implements InstitutionCalendar {

        @Override
        public ZoneId zone(String profile) {
            return ZoneId.of("Europe/Moscow");
        }

        @Override
        public Instant afterWorkingDays(String profile, Instant from, int days) {
            return from.plus(Duration.ofDays(days));
        }

        @Override
        public Instant reviewDue(String profile, Instant examEnd) {
            return examEnd.plus(Duration.ofDays(1));
        }

        @Override
        public java.time.LocalDate staffListDue(String profile, Instant examStart) {
            return java.time.LocalDate.ofInstant(examStart, java.time.ZoneOffset.UTC);
        }
    }
}
