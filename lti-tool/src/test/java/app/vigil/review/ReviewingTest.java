package app.vigil.review;

import static app.vigil.review.VerificationStatus.NOT_STARTED;
import static app.vigil.review.VerificationStatus.TECHNICAL;
import static app.vigil.review.VerificationStatus.VIOLATION;
import static app.vigil.review.VerificationStatus.WITHOUT_REMARKS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import app.vigil.calendar.DeadlineKind;
import app.vigil.calendar.Deadlines;
import app.vigil.calendar.KnownCalendar;
import app.vigil.evidence.EvidenceSealed;
import app.vigil.evidence.EvidenceSupplemented;
import app.vigil.evidence.Recordings;
import app.vigil.exam.Exam;
import app.vigil.exam.ExamKind;
import app.vigil.exam.Violation;
import app.vigil.incident.Incident;
import app.vigil.incident.IncidentId;
import app.vigil.people.Duty;
import app.vigil.review.ReviewQueue.Stage;
import app.vigil.shared.PersonId;
import app.vigil.shared.Problem;
import app.vigil.shared.ProblemException;
import app.vigil.sitting.Sitting;
import app.vigil.sitting.SittingEvent;
import app.vigil.sitting.SittingState;
import app.vigil.testing.Database;
import app.vigil.testing.RoomsBelow;
import app.vigil.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

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
    private Deadlines deadlines;
    private Reviewing reviewing;
    private ReviewIntake intake;
    private ReviewQueue queue;
    private SecondOpinions seconds;
    private final List<Recordings.Gap> gaps = new ArrayList<>();

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
        seconds = new SecondOpinions(records, staffing, published::add, clock);
        intake = new ReviewIntake(records, rooms.sittings(), rooms.exams(), missing, terms, distribution);
        queue = new ReviewQueue(records, rooms.sittings(), rooms.incidents(), rooms.people(), KnownCalendar.calendar());
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
        reviewing.judge(sitting.id(), new Reviewing.MarkVerdict(mark.id(), true, null, "", null), proctor);

        assertRefused(ReviewProblem.MARKS_CONTRADICT, () -> set(WITHOUT_REMARKS, ""));

        reviewing.judge(sitting.id(), new Reviewing.MarkVerdict(mark.id(), false, null, "a bird", null), proctor);
        set(WITHOUT_REMARKS, "");
        assertThat(records.find(sitting.id())).isPresent();
    }

    @Test
    @DisplayName("R2-065 a mark judged after the status asks for the status again")
    void asksForTheStatusAgainWhenMarksChange() {
        seal();
        reviewing.judgeIdentity(sitting.id(), true, "", proctor);
        set(WITHOUT_REMARKS, "");
        assertThat(records.reopened(exam.id())).isEmpty();
        Incident mark = rooms.mark(sitting);

        reviewing.judge(sitting.id(), new Reviewing.MarkVerdict(mark.id(), false, null, "a bird", null), proctor);
        assertThat(records.reopened(exam.id())).isEmpty();
        reviewing.judge(sitting.id(), new Reviewing.MarkVerdict(mark.id(), true, null, "", null), proctor);

        assertThat(records.reopened(exam.id())).containsExactly(sitting.id());
        assertRefused(ReviewProblem.MARKS_CONTRADICT, () -> set(WITHOUT_REMARKS, ""));
        set(VIOLATION, "телефон");
        assertThat(records.reopened(exam.id())).isEmpty();
    }

    @Test
    @DisplayName("R2-065 a status that answers to an older one is refused, and nothing is overwritten")
    void refusesAStatusThatAnswersToAnOlderOne() {
        seal();
        reviewing.judgeIdentity(sitting.id(), true, "", proctor);
        set(VIOLATION, "телефон");

        assertRefused(
                ReviewProblem.STATUS_CHANGED,
                () -> reviewing.setStatus(sitting.id(), new Reviewing.Choice(TECHNICAL, "звука нет", 0), colleague));

        assertThat(records.find(sitting.id()))
                .hasValueSatisfying(review -> assertThat(review.status()).isEqualTo(VIOLATION));
    }

    @Test
    @DisplayName("R2-034 whose second opinion is awaited leaves the first one's marks alone")
    void keepsASecondOpinionApart() {
        seal();
        reviewing.judgeIdentity(sitting.id(), true, "", proctor);
        Incident mark = rooms.mark(sitting);
        reviewing.judge(sitting.id(), new Reviewing.MarkVerdict(mark.id(), true, null, "", null), proctor);
        set(VIOLATION, "телефон");
        records.seconds().ask(sitting.id(), colleague, proctor, clock.instant());

        assertRefused(
                ReviewProblem.SECOND_OPINION_APART,
                () -> reviewing.judge(
                        sitting.id(), new Reviewing.MarkVerdict(mark.id(), false, null, "", null), colleague));
        assertRefused(
                ReviewProblem.SECOND_OPINION_APART, () -> reviewing.judgeIdentity(sitting.id(), false, "", colleague));

        reviewing.setStatus(sitting.id(), new Reviewing.Choice(WITHOUT_REMARKS, "", 0), colleague);
        assertThat(records.find(sitting.id()))
                .hasValueSatisfying(review -> assertThat(review.status()).isEqualTo(VIOLATION));
    }

    @Test
    @DisplayName("R2-065 a correction is a new version and the old stays")
    void keepsEveryVersion() {
        seal();
        reviewing.judgeIdentity(sitting.id(), true, "", proctor);
        set(TECHNICAL, "звук пропадал");
        clock.tick(Duration.ofMinutes(5));
        reviewing.setStatus(sitting.id(), new Reviewing.Choice(VIOLATION, "телефон в 00:10:00", 1), colleague);

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
    @DisplayName("R2-034 what none of the twenty violations names is said in own words")
    void asksForWordsWhereNoViolationIsNamed() {
        Incident mark = rooms.mark(sitting);
        Incident.Stretch seen = new Incident.Stretch(RoomsBelow.BEGIN, RoomsBelow.BEGIN.plusSeconds(9));

        assertRefused(
                ReviewProblem.NOTE_NEEDED,
                () -> reviewing.judge(
                        sitting.id(), new Reviewing.MarkVerdict(mark.id(), true, Violation.OTHER, " ", null), proctor));
        reviewing.judge(
                sitting.id(), new Reviewing.MarkVerdict(mark.id(), true, Violation.OTHER, "свист", seen), proctor);

        assertThat(rooms.incidents().find(mark.id())).hasValueSatisfying(judged -> {
            assertThat(judged.begun()).isEqualTo(seen.from());
            assertThat(judged.over()).isEqualTo(seen.to());
            assertThat(judged.startedAt()).isEqualTo(mark.startedAt());
        });
    }

    @Test
    void refusesAMarkOfAnotherSitting() {
        Incident foreign = rooms.mark(rooms.sitting(exam, colleague));

        assertThatThrownBy(() -> reviewing.judge(
                        sitting.id(), new Reviewing.MarkVerdict(foreign.id(), true, Violation.GAZE, "", null), proctor))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> reviewing.judge(
                        sitting.id(),
                        new Reviewing.MarkVerdict(new IncidentId(UUID.randomUUID()), true, null, "", null),
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
        for (Sitting one : List.of(sitting, running, arriving)) {
            intake.on(new SittingEvent.ExamineeAdmitted(one.id(), exam.id(), one.examinee(), RoomsBelow.BEGIN));
        }
        seal();
        intake.on(new EvidenceSealed(sitting.id(), exam.id(), clock.instant(), false));

        ReviewQueue.Page open = shelf(ReviewQueue.Shelf.OPEN, RoomsBelow.END.plus(Duration.ofHours(25)));

        assertThat(open.entries()).singleElement().satisfies(first -> {
            assertThat(first.sitting()).isEqualTo(sitting.id());
            assertThat(first.overdue()).isTrue();
            assertThat(first.complete()).isFalse();
            assertThat(first.marks()).isEqualTo(1);
            assertThat(first.minutes()).isEqualTo(90);
        });
        assertThat(shelf(ReviewQueue.Shelf.RECORDING, clock.instant()).entries())
                .extracting(ReviewQueue.Entry::sitting, ReviewQueue.Entry::stage)
                .containsExactlyInAnyOrder(tuple(running.id(), Stage.RECORDING), tuple(arriving.id(), Stage.ARRIVING));
        assertThat(open.counts())
                .containsEntry(ReviewQueue.Shelf.OPEN, 1)
                .containsEntry(ReviewQueue.Shelf.RECORDING, 2);
        assertThat(queue.countOpen(List.of(exam), proctor)).isEqualTo(1);
    }

    @Test
    @DisplayName("R4-021 an incomplete recording enters review with what is missing of it")
    void saysWhatIsMissing() {
        gaps.add(new Recordings.Gap("camera", RoomsBelow.BEGIN, RoomsBelow.BEGIN.plusSeconds(100), "network"));
        gaps.add(new Recordings.Gap("screen", RoomsBelow.BEGIN, RoomsBelow.BEGIN.plusSeconds(130), "network"));
        intake.on(new EvidenceSealed(sitting.id(), exam.id(), clock.instant(), false));

        assertThat(shelf(ReviewQueue.Shelf.OPEN, clock.instant()).entries())
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.gaps()).isEqualTo(1);
                    assertThat(entry.missingMinutes()).isEqualTo(3);
                });
    }

    @Test
    @DisplayName("R2-065 a second opinion is given without sight of the first, and does not replace it")
    void keepsASecondOpinionBesideTheFirst() {
        rooms.appoint(proctor, Duty.PROCTOR, exam);
        rooms.appoint(colleague, Duty.PROCTOR, exam);
        assertRefused(ReviewProblem.SECOND_WITHOUT_FIRST, () -> seconds.ask(sitting.id(), proctor));
        seal();
        set(NOT_STARTED, "");
        seconds.ask(sitting.id(), proctor);
        assertRefused(ReviewProblem.SECOND_AWAITED, () -> seconds.ask(sitting.id(), proctor));
        assertThat(queue.secondOpinions(List.of(exam), colleague, clock.instant()))
                .singleElement()
                .satisfies(asked -> assertThat(asked.status()).isNull());
        assertThat(secondShown()).isEqualTo("awaited");

        reviewing.judgeIdentity(sitting.id(), true, "", colleague);
        reviewing.setStatus(sitting.id(), new Reviewing.Choice(TECHNICAL, "звука нет", 0), colleague);

        assertThat(records.find(sitting.id())).hasValueSatisfying(first -> {
            assertThat(first.status()).isEqualTo(NOT_STARTED);
            assertThat(first.version()).isEqualTo(1);
        });
        assertThat(queue.secondOpinions(List.of(exam), colleague, clock.instant()))
                .isEmpty();
        assertThat(secondShown()).isEqualTo("differs");
        assertThat(shelf(ReviewQueue.Shelf.DONE, clock.instant())
                        .entries()
                        .getFirst()
                        .second())
                .isEqualTo(new ReviewQueue.Opinion("differs", "Коллега", TECHNICAL.number(), "звука нет"));
        assertRefused(ReviewProblem.NOBODY_TO_ASSIGN, () -> seconds.ask(sitting.id(), proctor));

        set(TECHNICAL, "звука нет");
        assertThat(secondShown()).isEqualTo("agrees");
        assertThat(records.secondOpinions(List.of(sitting.id())).get(sitting.id()))
                .containsExactly(new Reviews.SecondOpinion(colleague, TECHNICAL, "звука нет"));
        assertThat(records.reviewersOfExam(exam.id()).get(sitting.id()))
                .as("who gave an opinion does not decide on it")
                .containsExactlyInAnyOrder(proctor, colleague);
    }

    private @Nullable String secondShown() {
        ReviewQueue.Opinion second = shelf(ReviewQueue.Shelf.DONE, clock.instant())
                .entries()
                .getFirst()
                .second();
        return second == null ? null : second.code();
    }

    private ReviewQueue.Page shelf(ReviewQueue.@Nullable Shelf shelf, Instant now) {
        return queue.of(new ReviewQueue.Question(List.of(exam), shelf, false, 0, proctor, now));
    }

    @Test
    void takesAReviewedSittingOffTheCount() {
        seal();
        set(NOT_STARTED, "");

        assertThat(queue.countOpen(List.of(exam), proctor)).isZero();
        assertThat(queue.countOpen(List.of(), proctor)).isZero();
        assertThat(shelf(null, clock.instant()).entries())
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

        assertThat(shelf(null, clock.instant()).entries()).singleElement().satisfies(entry -> {
            assertThat(entry.stage()).isEqualTo(Stage.CHANGED);
            assertThat(entry.supplemented()).isTrue();
            assertThat(entry.complete()).isTrue();
        });
        assertThat(queue.countOpen(List.of(exam), proctor)).isEqualTo(1);
        assertThat(records.coverage(sitting.id(), proctor))
                .isEqualTo("[[%d,%d],[%d,%d]]".formatted(begin, begin + 20_000, begin + 30_000, begin + 60_000));
        assertThat(records.supplements().of(sitting.id())).hasSize(1);

        assertThat(deadlines.running(DeadlineKind.REVIEW, sitting.id().value())).isTrue();
        clock.tick(Duration.ofMinutes(10));
        set(NOT_STARTED, "");
        assertThat(deadlines.running(DeadlineKind.REVIEW, sitting.id().value())).isFalse();
        assertThat(queue.countOpen(List.of(exam), proctor)).isZero();
        assertThat(shelf(null, clock.instant()).entries())
                .extracting(ReviewQueue.Entry::stage)
                .containsExactly(Stage.DONE);
    }

    private void seal() {
        intake.on(new EvidenceSealed(sitting.id(), exam.id(), clock.instant(), true));
    }

    private int read() {
        return records.find(sitting.id()).map(Reviews.Review::version).orElse(0);
    }

    private void set(VerificationStatus status, String comment) {
        reviewing.setStatus(sitting.id(), new Reviewing.Choice(status, comment, read()), proctor);
    }

    private static void assertRefused(Problem problem, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(problem));
    }
}
