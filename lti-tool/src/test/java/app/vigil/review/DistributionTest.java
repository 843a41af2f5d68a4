package app.vigil.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import app.vigil.calendar.DeadlineKind;
import app.vigil.calendar.Deadlines;
import app.vigil.calendar.KnownCalendar;
import app.vigil.evidence.EvidenceSealed;
import app.vigil.evidence.Recordings;
import app.vigil.exam.CourseMembers;
import app.vigil.exam.Exam;
import app.vigil.exam.ExamKind;
import app.vigil.people.AppointmentEnded;
import app.vigil.people.Duty;
import app.vigil.people.People;
import app.vigil.review.ReviewCases.Case;
import app.vigil.shared.PersonId;
import app.vigil.shared.ProblemException;
import app.vigil.sitting.Sitting;
import app.vigil.testing.AllAtOnce;
import app.vigil.testing.Database;
import app.vigil.testing.RoomsBelow;
import app.vigil.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ParameterizedClass
@EnumSource(Database.class)
class DistributionTest {

    @Parameter
    private Database database;

    private final SettableClock clock = new SettableClock(RoomsBelow.END);
    private final RoomsBelow rooms = new RoomsBelow();
    private final List<Object> published = new CopyOnWriteArrayList<>();
    private final Exam exam = rooms.exam("История", ExamKind.INTERMEDIATE, "default");
    private final PersonId organiser = rooms.person("Координатор", "o@example.org");
    private final PersonId anna = rooms.person("Анна", "a@example.org");
    private final PersonId boris = rooms.person("Борис", "b@example.org");
    private final PersonId teacher = rooms.person("Учитель", "t@example.org");

    private TransactionTemplate transaction;
    private ReviewRecords records;
    private Deadlines deadlines;
    private Distribution distribution;
    private ReviewIntake intake;
    private Reviewing reviewing;
    private Workload workload;

    @BeforeEach
    void openTheRoom() {
        Database.Connection connection = database.fresh();
        transaction = connection.transaction();
        JdbcClient jdbc = connection.jdbc();
        records = new ReviewRecords(jdbc);
        deadlines = KnownCalendar.deadlines(jdbc, clock);
        ReviewTerms terms = new ReviewTerms(records, rooms.exams(), deadlines);
        People people = rooms.people();
        when(people.teachersOf(any(), any())).thenReturn(Set.of(teacher));
        Staffing staffing = new Staffing(rooms.staff(), people, rooms.exams());
        distribution = new Distribution(records, staffing, deadlines, jdbc, published::add, clock);
        Recordings recordings = mock(Recordings.class);
        ReviewProfiles profiles = new ReviewProfiles(Map.of());
        MissingParts missing = new MissingParts(recordings, profiles);
        WatchDemand demand = new WatchDemand(rooms.sittings(), rooms.exams(), rooms.incidents(), recordings, profiles);
        intake = new ReviewIntake(records, rooms.sittings(), rooms.exams(), missing, terms, distribution);
        reviewing = new Reviewing(records, rooms.incidents(), demand, terms, published::add, clock);
        workload = new Workload(
                records,
                staffing,
                new ReviewPace(jdbc),
                new ReviewPlan(mock(CourseMembers.class), rooms.staff(), KnownCalendar.calendar()),
                deadlines,
                clock);
        rooms.appoint(anna, Duty.PROCTOR, exam);
        rooms.appoint(boris, Duty.PROCTOR, exam.unit());
    }

    @Test
    @DisplayName("R2-012 the sittings of an exam are shared out evenly, and new ones follow")
    void sharesOutEvenly() {
        for (int number = 0; number < 9; number++) {
            sealed();
        }

        assertThat(distribution.distribute(exam, organiser)).isEqualTo(9);
        assertThat(held().values()).containsExactlyInAnyOrder(5L, 4L);
        assertThat(deadlines.open(List.of(), anna, clock.instant()).getFirst().count())
                .isEqualTo(held().get(anna).intValue());
        assertThat(published).filteredOn(ReviewsDistributed.class::isInstance).hasSize(1);

        sealed();

        assertThat(held()).containsEntry(anna, 5L).containsEntry(boris, 5L);
        assertThat(distribution.distribute(exam, organiser)).isZero();
    }

    @Test
    @DisplayName("R2-012 however many share out at once, each sitting is given once")
    void sharesOutOnce() throws Exception {
        for (int number = 0; number < 9; number++) {
            sealed();
        }

        long sharing =
                AllAtOnce.winners(() -> transaction.execute(status -> distribution.distribute(exam, organiser)) == 9);

        assertThat(sharing).isOne();
        assertThat(held().values()).containsExactlyInAnyOrder(5L, 4L);
    }

    @Test
    @DisplayName("R2-012 who was asked for second opinions is given fewer sittings")
    void countsSecondOpinionsAsWork() {
        Sitting reviewed = sealed();
        reviewing.judgeIdentity(reviewed.id(), true, "", boris);
        reviewing.setStatus(reviewed.id(), new Reviewing.Choice(VerificationStatus.WITHOUT_REMARKS, "", 0), boris);
        records.seconds().ask(reviewed.id(), anna, boris, clock.instant());
        sealed();

        distribution.distribute(exam, organiser);
        assertThat(held()).containsEntry(boris, 1L).doesNotContainKey(anna);

        sealed();
        sealed();
        assertThat(records.cases().countByProctor(exam.id()))
                .containsEntry(anna, 2)
                .containsEntry(boris, 2);
    }

    @Test
    void leavesNewOnesToEverybodyWhereNothingIsSharedOut() {
        Sitting sitting = sealed();

        assertThat(records.cases().find(sitting.id())).map(Case::proctor).isEmpty();
        assertThat(distribution.distributed(exam.id())).isFalse();
    }

    @Test
    @DisplayName(
            "R2-003, B23 nobody is given an exam they teach or decide on, nor their own sitting; the reason is named")
    void givesNothingToWhoMayNotReview() {
        PersonId member = rooms.person("Член комиссии", "m@example.org");
        rooms.appoint(teacher, Duty.PROCTOR, exam.unit());
        rooms.appoint(member, Duty.PROCTOR, exam.unit());
        rooms.appoint(member, Duty.DECISION_MAKER, exam);
        Sitting own = rooms.sitting(exam, anna);
        seal(own);
        for (int number = 0; number < 5; number++) {
            sealed();
        }

        distribution.distribute(exam, organiser);

        assertThat(held()).containsOnlyKeys(anna, boris);
        assertThat(records.cases().find(own.id())).map(Case::proctor).contains(boris);
        assertThat(workload.of(exam).unable())
                .extracting(Workload.Unable::proctor, Workload.Unable::because)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("Учитель", Unfit.TEACHER),
                        org.assertj.core.groups.Tuple.tuple("Член комиссии", Unfit.DECISION_MAKER));
    }

    @Test
    void refusesToShareOutAmongNobody() {
        Exam other = rooms.exam("Другое", ExamKind.FINAL, "default");

        assertThatThrownBy(() -> distribution.distribute(other, organiser)).isInstanceOf(ProblemException.class);
    }

    @Test
    void letsAColleagueTakeOver() {
        Sitting sitting = sealed();
        distribution.distribute(exam, organiser);

        distribution.takeOver(sitting.id(), boris);

        assertThat(held()).containsEntry(boris, 1L);
        assertThat(deadlines.open(List.of(), boris, clock.instant())).hasSize(1);
        reviewing.setStatus(sitting.id(), new Reviewing.Choice(VerificationStatus.NOT_STARTED, "", 0), boris);
        assertThat(deadlines.running(DeadlineKind.REVIEW, sitting.id().value())).isFalse();
    }

    @Test
    void givesTheSittingsOfADismissedProctorToTheOthers() {
        for (int number = 0; number < 4; number++) {
            sealed();
        }
        distribution.distribute(exam, organiser);
        rooms.dismiss(anna);

        distribution.on(new AppointmentEnded(UUID.randomUUID(), anna, Duty.PROCTOR, organiser));

        assertThat(held()).containsOnlyKeys(boris).containsEntry(boris, 4L);
        assertThat(deadlines.open(List.of(), boris, clock.instant()).getFirst().count())
                .isEqualTo(4);
    }

    @Test
    @DisplayName("R2-012 the outlook reckons recorded hours by proctors and by the speed that was measured")
    void reckonsTheWorkload() {
        for (int number = 0; number < 16; number++) {
            sealed();
        }

        Workload.Outlook assumed = workload.of(exam);
        assertThat(assumed.recordedMinutes()).isEqualTo(16 * 90);
        assertThat(assumed.measured()).isFalse();
        assertThat(assumed.minutesEach()).isEqualTo(8 * 90);
        assertThat(assumed.needed()).isEqualTo(3);
        assertThat(assumed.understaffed()).isTrue();
        assertThat(assumed.lacking()).isEqualTo(1);
        assertThat(assumed.ahead().by())
                .as("eight hours today, a Friday, and four on Monday")
                .isEqualTo(Instant.parse("2026-11-23T20:59:59Z").toEpochMilli());
        assertThat(assumed.ahead().late()).isTrue();

        for (int number = 0; number < 6; number++) {
            review(sealed());
        }

        Workload.Outlook measured = workload.of(exam);
        assertThat(measured.measured()).isTrue();
        assertThat(measured.speed()).isEqualTo(3.0);
        assertThat(measured.minutesEach()).isEqualTo(4 * 60);
        assertThat(measured.needed()).isEqualTo(1);
        assertThat(measured.understaffed()).isFalse();
        assertThat(measured.ahead().late()).isFalse();
        assertThat(measured.loads()).extracting(Workload.Load::notReady).containsOnly(true);
    }

    /** Half an hour of work for an hour and a half. */
    private void review(Sitting sitting) {
        long begin = RoomsBelow.BEGIN.toEpochMilli();
        reviewing.watched(sitting.id(), new long[][] {{begin, begin + 1000}}, anna);
        clock.tick(Duration.ofMinutes(30));
        reviewing.watched(sitting.id(), new long[][] {{begin, begin + 9000}}, anna);
        reviewing.setStatus(sitting.id(), new Reviewing.Choice(VerificationStatus.NOT_STARTED, "", 0), anna);
    }

    private Sitting sealed() {
        Sitting sitting = rooms.sitting(exam, rooms.person("Студент", "s@example.org"));
        seal(sitting);
        return sitting;
    }

    private void seal(Sitting sitting) {
        intake.on(new EvidenceSealed(sitting.id(), exam.id(), clock.instant(), true));
    }

    private Map<PersonId, Long> held() {
        return records.cases().unreviewed(exam.id()).stream()
                .filter(one -> one.proctor() != null)
                .collect(Collectors.groupingBy(one -> Objects.requireNonNull(one.proctor()), Collectors.counting()));
    }
}
