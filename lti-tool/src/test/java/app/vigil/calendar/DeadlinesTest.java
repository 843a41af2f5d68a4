package app.vigil.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.vigil.calendar.Deadlines.Open;
import app.vigil.calendar.Deadlines.Task;
import app.vigil.shared.PersonId;
import app.vigil.testing.AllAtOnce;
import app.vigil.testing.Database;
import app.vigil.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.transaction.support.TransactionTemplate;

@ParameterizedClass
@EnumSource(Database.class)
class DeadlinesTest {

    @Parameter
    private Database database;

    /** Friday 11:00 in Moscow. */
    private final SettableClock clock = SettableClock.atFriday();

    private final List<Object> told = new ArrayList<>();
    private final PersonId proctor = new PersonId(UUID.randomUUID());
    private final PersonId colleague = new PersonId(UUID.randomUUID());
    private final PersonId dean = new PersonId(UUID.randomUUID());
    private final UUID exam = UUID.randomUUID();
    private final UUID sitting = UUID.randomUUID();

    private Deadlines deadlines;
    private TransactionTemplate transaction;
    private DeadlineWatch watch;

    @BeforeEach
    void openTheRoom() {
        Database.Connection fresh = database.fresh();
        deadlines = KnownCalendar.deadlines(fresh.jdbc(), clock);
        transaction = fresh.transaction();
        StaticListableBeanFactory beans = new StaticListableBeanFactory(Map.of("roster", new Roster()));
        watch = new DeadlineWatch(
                fresh.jdbc(), beans.getBeanProvider(DutyRoster.class), told::add, fresh.transaction(), clock);
    }

    @Test
    @DisplayName("R2-044 a term begins, is seen by who has it in hand, and ends when it is met")
    void listsWhatIsOpen() {
        assertThat(begin(sitting, null)).isEqualTo(clock.instant().plus(Duration.ofHours(24)));

        assertThat(open(clock.instant())).singleElement().satisfies(one -> {
            assertThat(one.kind()).isEqualTo(DeadlineKind.REVIEW);
            assertThat(one.count()).isEqualTo(1);
            assertThat(one.soon() + one.overdue()).isZero();
        });
        assertThat(open(clock.instant().plus(Duration.ofHours(21))).getFirst().soon())
                .isEqualTo(1);
        assertThat(open(clock.instant().plus(Duration.ofHours(25))).getFirst().overdue())
                .isEqualTo(1);

        deadlines.met(DeadlineKind.REVIEW, sitting);

        assertThat(open(clock.instant())).isEmpty();
        assertThat(deadlines.running(DeadlineKind.REVIEW, sitting)).isFalse();
    }

    @Test
    void addsUpWhatIsInTheSameHands() {
        begin(sitting, null);
        begin(UUID.randomUUID(), null);
        begin(UUID.randomUUID(), proctor);

        assertThat(open(clock.instant())).extracting(Open::count).containsExactlyInAnyOrder(2, 1);
        assertThat(deadlines.open(List.of(), proctor, clock.instant()))
                .extracting(Open::count)
                .containsExactly(1);
    }

    @Test
    void movesARunningTermAndLeavesAMetOneMet() {
        begin(sitting, null);
        clock.tick(Duration.ofHours(2));
        assertThat(begin(sitting, null)).isEqualTo(clock.instant().plus(Duration.ofHours(24)));
        deadlines.met(DeadlineKind.REVIEW, sitting);

        begin(sitting, null);

        assertThat(deadlines.running(DeadlineKind.REVIEW, sitting)).isFalse();
    }

    @Test
    @DisplayName("R2-047 a new beginning opens what was met, the old one told twice does not")
    void beginsAnewWhereThereIsANewBeginning() {
        Task task = new Task(DeadlineKind.DECISION, sitting, exam, null, "/protocols/1");
        Map<DeadlineStart, Instant> first = Map.of(DeadlineStart.STATUS_SET, clock.instant());
        deadlines.beginAgain(task, "any", first);
        clock.tick(Duration.ofHours(1));
        deadlines.met(DeadlineKind.DECISION, sitting);

        deadlines.beginAgain(task, "any", first);
        assertThat(deadlines.running(DeadlineKind.DECISION, sitting)).isFalse();

        deadlines.beginAgain(task, "any", Map.of(DeadlineStart.STATUS_SET, clock.instant()));
        assertThat(deadlines.running(DeadlineKind.DECISION, sitting)).isTrue();
    }

    @Test
    @DisplayName("R2-050 a term for many sittings counts from the first, also where fifty of them begin it at once")
    void countsFromTheFirst() throws Exception {
        Instant first = clock.instant().minus(Duration.ofHours(50));
        AtomicInteger number = new AtomicInteger();

        long begun = AllAtOnce.winners(() -> {
            beginForAll(first.plus(Duration.ofHours(number.getAndIncrement())));
            return true;
        });

        assertThat(begun).isEqualTo(50);
        assertThat(open(clock.instant())).singleElement().satisfies(one -> {
            assertThat(one.count()).isEqualTo(1);
            assertThat(one.firstDue()).isEqualTo(dueCountedFrom(first));
        });
    }

    @Test
    @DisplayName("R2-050 once the results are told, a later sitting begins the term anew, an earlier one does not")
    void beginsAnewAfterTheFirst() {
        beginForAll(clock.instant());
        clock.tick(Duration.ofHours(1));
        deadlines.met(DeadlineKind.DECISION, exam);

        beginForAll(clock.instant().minus(Duration.ofHours(2)));
        assertThat(deadlines.running(DeadlineKind.DECISION, exam)).isFalse();

        beginForAll(clock.instant());
        assertThat(deadlines.running(DeadlineKind.DECISION, exam)).isTrue();
    }

    private void beginForAll(Instant moment) {
        transaction.executeWithoutResult(status -> deadlines.beginWithTheFirst(
                new Task(DeadlineKind.DECISION, exam, exam, null, "/papers"),
                "any",
                Map.of(DeadlineStart.STATUS_SET, moment)));
    }

    private static Instant dueCountedFrom(Instant moment) {
        return KnownCalendar.calendar()
                .due("any", DeadlineKind.DECISION, moment)
                .orElseThrow();
    }

    @Test
    void keepsNoTermTheInstitutionDoesNotSet() {
        Task task = new Task(DeadlineKind.RESULTS, exam, exam, null, "/papers");

        assertThat(deadlines.begin(task, "any", Map.of(DeadlineStart.SITTING_ENDED, clock.instant())))
                .isEmpty();
        assertThat(deadlines.running(DeadlineKind.RESULTS, exam)).isFalse();
    }

    @Test
    void refusesABeginningNobodyKnows() {
        Task task = new Task(DeadlineKind.REVIEW, sitting, exam, null, "/review");

        assertThatThrownBy(() -> deadlines.begin(task, "any", Map.of(DeadlineStart.RECORDING_SEALED, clock.instant())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("R2-046 each signer has a term of the own")
    void asksEachSignerApart() {
        UUID paper = UUID.randomUUID();
        for (PersonId signer : List.of(proctor, colleague)) {
            deadlines.begin(
                    new Task(DeadlineKind.SIGNATURE, paper, exam, signer, "/papers/1"),
                    "any",
                    Map.of(DeadlineStart.PAPER_REGISTERED, clock.instant()));
        }

        deadlines.met(DeadlineKind.SIGNATURE, paper, proctor);

        assertThat(open(clock.instant())).extracting(Open::person).containsExactly(colleague);
    }

    @Test
    @DisplayName("R1-029 what is overdue is told once: to whom it falls, and to who looks after them")
    void escalatesOnce() {
        begin(sitting, null);
        begin(UUID.randomUUID(), null);
        begin(UUID.randomUUID(), colleague);
        watch.look();
        assertThat(told).isEmpty();

        clock.tick(Duration.ofHours(21));
        watch.look();
        watch.look();

        assertThat(told).hasSize(2).allSatisfy(event -> assertThat(event).isInstanceOf(DeadlineDueSoon.class));
        told.clear();
        clock.tick(Duration.ofHours(4));
        watch.look();
        watch.look();

        assertThat(told)
                .hasSize(2)
                .allSatisfy(event -> assertThat(event).isInstanceOfSatisfying(DeadlineOverdue.class, overdue -> {
                    assertThat(overdue.overseers()).containsExactly(dean);
                    assertThat(overdue.responsible()).containsExactly(overdue.count() == 2 ? proctor : colleague);
                }));
    }

    @Test
    void tellsAnewOnceTheTermWasMovedOn() {
        begin(sitting, null);
        clock.tick(Duration.ofHours(25));
        watch.look();
        begin(sitting, null);
        clock.tick(Duration.ofHours(25));
        watch.look();

        assertThat(told).hasSize(2);
    }

    @Test
    void forgetsAnExam() {
        begin(sitting, null);

        deadlines.forget(exam);

        assertThat(open(clock.instant())).isEmpty();
    }

    @Test
    void withdrawsWhatIsNotToBeDoneAnyMore() {
        begin(sitting, null);

        deadlines.withdraw(DeadlineKind.REVIEW, sitting);

        assertThat(open(clock.instant())).isEmpty();
    }

    @Test
    void putsItIntoSomebodysHands() {
        begin(sitting, null);

        deadlines.assign(DeadlineKind.REVIEW, List.of(sitting), colleague);
        assertThat(open(clock.instant())).extracting(Open::person).containsExactly(colleague);

        deadlines.assign(DeadlineKind.REVIEW, List.of(sitting), null);
        assertThat(open(clock.instant())).extracting(Open::person).containsOnlyNulls();
    }

    private Instant begin(UUID subject, @Nullable PersonId person) {
        return deadlines
                .begin(
                        new Task(DeadlineKind.REVIEW, subject, exam, person, "/review?exam=" + exam),
                        "any",
                        Map.of(DeadlineStart.SITTING_ENDED, clock.instant()))
                .orElseThrow();
    }

    private List<Open> open(Instant now) {
        return deadlines.open(List.of(exam), dean, now);
    }

    private final class Roster implements DutyRoster {

        @Override
        public List<PersonId> responsible(Responsible role, UUID of) {
            return role == Responsible.PROCTOR && of.equals(exam) ? List.of(proctor) : List.of();
        }

        @Override
        public List<PersonId> overseers(UUID of) {
            return List.of(dean);
        }
    }
}
