package app.vigil.review;

import static app.vigil.review.VerificationStatus.NOT_STARTED;
import static app.vigil.review.VerificationStatus.TECHNICAL;
import static app.vigil.review.VerificationStatus.VIOLATION;
import static app.vigil.review.VerificationStatus.WITHOUT_REMARKS;
import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.calendar.DeadlineKind;
import app.vigil.calendar.KnownCalendar;
import app.vigil.evidence.EvidenceSupplemented;
import app.vigil.incident.Incident;
import app.vigil.incident.MarkArrivedLate;
import app.vigil.people.AppointmentEnded;
import app.vigil.people.Duty;
import app.vigil.review.ReviewQueue.Stage;
import app.vigil.shared.PersonId;
import app.vigil.testing.Database;
import app.vigil.testing.RoomsBelow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What happens to a status after it was set. */
@ParameterizedClass
@EnumSource(Database.class)
class ReviewAgainTest extends ReviewRoom {

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
    @DisplayName(
            "R4-020 R2-065 a mark that came after the status sends the sitting back, and nobody decides until then")
    void sendsASittingBackWhenAMarkCameLate() {
        seal();
        intake.on(new MarkArrivedLate(sitting.id(), clock.instant()));
        assertThat(records.reopened(exam.id())).isEmpty();
        reviewing.judgeIdentity(sitting.id(), true, "", proctor);
        set(WITHOUT_REMARKS, "");
        clock.tick(Duration.ofMinutes(1));

        intake.on(new MarkArrivedLate(sitting.id(), clock.instant()));

        assertThat(records.reopened(exam.id())).containsExactly(sitting.id());
        assertThat(deadlines.running(DeadlineKind.REVIEW, sitting.id().value())).isTrue();
        clock.tick(Duration.ofMinutes(1));
        set(WITHOUT_REMARKS, "");
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
    @DisplayName("R2-065 who was asked for a second opinion and says nothing gives way to another, or to nobody")
    void asksAnother() {
        PersonId third = rooms.person("Третья", "t@example.org");
        List.of(proctor, colleague).forEach(person -> rooms.appoint(person, Duty.PROCTOR, exam));
        seal();
        set(NOT_STARTED, "");
        seconds.ask(sitting.id(), proctor);
        assertThat(askedNow(colleague)).isTrue();

        rooms.appoint(third, Duty.PROCTOR, exam);
        seconds.ask(sitting.id(), proctor);
        assertThat(askedNow(colleague)).isFalse();
        assertThat(askedNow(third)).isTrue();

        seconds.on(new AppointmentEnded(UUID.randomUUID(), third, Duty.PROCTOR, proctor));
        assertThat(askedNow(third))
                .as("a proctor still, by another appointment")
                .isTrue();
        rooms.dismiss(third);
        seconds.on(new AppointmentEnded(UUID.randomUUID(), third, Duty.PROCTOR, proctor));
        assertThat(askedNow(third)).isFalse();
        seconds.ask(sitting.id(), proctor);
        assertThat(askedNow(colleague)).isTrue();
    }

    @Test
    @DisplayName("R2-065 a second opinion has a term of its own, in the hands of who was asked, until it is given")
    void awaitsASecondOpinionByItsOwnTerm() {
        List.of(proctor, colleague).forEach(person -> rooms.appoint(person, Duty.PROCTOR, exam));
        seal();
        set(NOT_STARTED, "");
        clock.tick(Duration.ofDays(6));
        seconds.ask(sitting.id(), proctor);

        Instant due = KnownCalendar.calendar().afterWorkingDays("default", clock.instant(), 1);
        assertThat(asked(colleague).dueAt()).isEqualTo(due.toEpochMilli());
        assertThat(asked(colleague).overdue())
                .as("the review itself was done in time")
                .isFalse();
        assertThat(deadlines.open(List.of(), colleague, clock.instant()))
                .singleElement()
                .satisfies(open -> {
                    assertThat(open.kind()).isEqualTo(DeadlineKind.SECOND_OPINION);
                    assertThat(open.firstDue()).isEqualTo(due);
                });
        assertThat(deadlines.open(List.of(), proctor, clock.instant())).isEmpty();

        clock.tick(Duration.ofDays(5));
        assertThat(asked(colleague).overdue()).isTrue();
        assertThat(shelf(ReviewQueue.Shelf.DONE, clock.instant())
                        .entries()
                        .getFirst()
                        .second())
                .matches(ReviewQueue.Opinion::overdue);

        reviewing.setStatus(sitting.id(), new Reviewing.Choice(NOT_STARTED, "", 0), colleague);
        assertThat(deadlines.open(List.of(exam.id().value()), colleague, clock.instant()))
                .noneMatch(open -> open.kind() == DeadlineKind.SECOND_OPINION);
    }

    @Test
    @DisplayName("R2-065 the term of an opinion goes with whoever is asked: to another colleague, or to nobody")
    void movesTheTermToWhoIsAskedInstead() {
        PersonId third = rooms.person("Третья", "t@example.org");
        List.of(proctor, colleague).forEach(person -> rooms.appoint(person, Duty.PROCTOR, exam));
        seal();
        set(NOT_STARTED, "");
        seconds.ask(sitting.id(), proctor);
        clock.tick(Duration.ofDays(3));
        rooms.appoint(third, Duty.PROCTOR, exam);
        seconds.ask(sitting.id(), proctor);

        assertThat(deadlines.open(List.of(), colleague, clock.instant())).isEmpty();
        assertThat(deadlines.open(List.of(), third, clock.instant()))
                .singleElement()
                .satisfies(open -> assertThat(open.overdue()).isZero());

        rooms.dismiss(third);
        seconds.on(new AppointmentEnded(UUID.randomUUID(), third, Duty.PROCTOR, proctor));
        assertThat(deadlines.running(DeadlineKind.SECOND_OPINION, sitting.id().value()))
                .isFalse();
    }

    private ReviewQueue.Entry asked(PersonId person) {
        return queue.secondOpinions(List.of(exam), person, clock.instant()).getFirst();
    }

    private boolean askedNow(PersonId person) {
        return !queue.secondOpinions(List.of(exam), person, clock.instant()).isEmpty();
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
        assertRefused(ReviewProblem.NOBODY_TO_ASSIGN, () -> seconds.ask(sitting.id(), proctor));
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
                .isEqualTo(new ReviewQueue.Opinion("differs", "Коллега", TECHNICAL.number(), "звука нет", null, false));
        assertRefused(ReviewProblem.NOBODY_TO_ASSIGN, () -> seconds.ask(sitting.id(), proctor));

        set(TECHNICAL, "звука нет");
        assertThat(secondShown()).isEqualTo("agrees");
        assertThat(records.secondOpinions(List.of(sitting.id())).get(sitting.id()))
                .containsExactly(new Reviews.SecondOpinion(colleague, TECHNICAL, "звука нет"));
        assertThat(records.reviewersOfExam(exam.id()).get(sitting.id()))
                .as("who gave an opinion does not decide on it")
                .containsExactlyInAnyOrder(proctor, colleague);
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
}
