package app.vigil.passback;

import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.lti.ags.Score;
import app.vigil.lti.ags.ScoreOutcome.Kind;
import app.vigil.sitting.AdmissionDelivery;
import app.vigil.sitting.SittingEvent;
import app.vigil.testing.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Database.class)
class OutboxTest {

    private static final Duration A_SECOND = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(6);

    private final PassbackStage stage;

    OutboxTest(Database kind) {
        stage = new PassbackStage(kind);
        stage.linked();
    }

    @Test
    void theAdmissionIsPostedFullyGradedAndReadBack() {
        assertThat(admission()).isEqualTo(AdmissionDelivery.State.NONE);
        stage.admitted();
        assertThat(admission()).isEqualTo(AdmissionDelivery.State.PENDING);
        stage.deliver();

        assertThat(stage.gradebook.scoreOf(PassbackStage.ADMISSION, PassbackStage.USER))
                .isEqualTo(100.0);
        assertThat(stage.gradebook.accepted)
                .extracting(Score::gradingProgress)
                .containsExactly(Score.GradingProgress.FULLY_GRADED);
        assertThat(admission()).isEqualTo(AdmissionDelivery.State.DELIVERED);
        stage.deliver();
        assertThat(stage.gradebook.received).hasSize(1);
    }

    @Test
    void timestampsAreWholeSecondsStrictlyIncreasingAndNeverInTheFuture() {
        stage.clock.tick(Duration.ofMillis(700));
        stage.admitted();
        stage.deliver();
        stage.clock.tick(Duration.ofMillis(100));
        stage.gateClosed();
        stage.deliver();
        assertThat(stage.gradebook.received).hasSize(1);

        stage.deliverAfter(A_SECOND);
        assertThat(stage.gradebook.accepted)
                .extracting(Score::timestamp)
                .containsExactly(stage.second().minusSeconds(1), stage.second());
        assertThat(stage.gradebook.scoreOf(PassbackStage.ADMISSION, PassbackStage.USER))
                .isZero();
    }

    @Test
    void noScoreIsStampedAheadOfThePlatformsClock() {
        stage.gradebook.behind = Duration.ofSeconds(90);
        stage.admitted();
        stage.deliver();
        assertThat(stage.gradebook.accepted)
                .extracting(Score::timestamp)
                .containsExactly(stage.second().minusSeconds(90));
    }

    @Test
    void whileThePlatformIsDownOnlyTheNewestScoreOfALaneWaits() {
        stage.gradebook.trouble = Kind.UNREACHABLE;
        stage.admitted();
        stage.deliver();
        stage.clock.tick(A_SECOND);
        stage.gateClosed();
        stage.deliver();
        assertThat(stage.newest().reason()).isEqualTo(Reason.UNREACHABLE);
        assertThat(stage.newest().state()).isEqualTo(DeliveryState.QUEUED);

        stage.gradebook.trouble = null;
        stage.deliverAfter(LONGEST_WAIT);
        assertThat(stage.gradebook.accepted).extracting(Score::scoreGiven).containsExactly(0.0);
        assertThat(stage.room.deliveries().of(stage.exam.id())).hasSize(1);
        assertThat(stage.newest().state()).isEqualTo(DeliveryState.DELIVERED);
    }

    @Test
    void waitsLongerAfterEachFailure() {
        stage.gradebook.trouble = Kind.PLATFORM_ERROR;
        stage.admitted();
        stage.deliver();
        stage.deliverAfter(Duration.ofMillis(700));
        assertThat(stage.gradebook.received).hasSize(1);
        stage.deliverAfter(Duration.ofMillis(1300));
        assertThat(stage.gradebook.received).hasSize(2);
        stage.deliverAfter(Duration.ofMillis(1500));
        assertThat(stage.gradebook.received).hasSize(2);
    }

    @Test
    void aQueuedScoreSurvivesARestart() {
        stage.gradebook.trouble = Kind.UNREACHABLE;
        stage.admitted();
        stage.deliver();
        stage.room = stage.start();
        stage.gradebook.trouble = null;
        stage.deliverAfter(LONGEST_WAIT);
        assertThat(admission()).isEqualTo(AdmissionDelivery.State.DELIVERED);
    }

    @Test
    void aScoreWhoseNodeDiedUnderWayIsSentAgainByAnother() {
        stage.admitted();
        UUID lane = stage.room.outbox().due(1).getFirst();
        assertThat(stage.room.outbox().claim(lane)).isPresent();

        PassbackStage.Room other = stage.start();
        assertThat(other.outbox().claim(lane)).isEmpty();
        other.delivery().deliver(lane);
        assertThat(stage.gradebook.received).isEmpty();

        stage.clock.tick(Duration.ofMinutes(1));
        other.delivery().deliver(lane);
        assertThat(stage.gradebook.accepted).hasSize(1);
    }

    @Test
    void factsThatArriveTwiceOrLateChangeNothing() {
        Instant admittedAt = stage.clock.instant();
        stage.admitted();
        stage.admitted();
        stage.clock.tick(A_SECOND);
        stage.gateClosed();
        stage.room
                .admissions()
                .on(new SittingEvent.GateReopened(stage.sitting.id(), stage.exam.id(), stage.examinee, admittedAt));
        stage.deliver();
        assertThat(stage.gradebook.accepted).extracting(Score::scoreGiven).containsExactly(0.0);
    }

    @Test
    void anAdmissionRefusedForItsTimestampIsSentAgainWithALaterOne() {
        stage.gradebook.typeGrade(
                PassbackStage.ADMISSION,
                PassbackStage.USER,
                0,
                stage.clock.instant().plusSeconds(3));
        stage.admitted();
        stage.deliver();
        stage.deliverAfter(Duration.ofSeconds(2));
        stage.deliverAfter(Duration.ofSeconds(2));
        assertThat(admission()).isEqualTo(AdmissionDelivery.State.DELIVERED);
    }

    @Test
    void aConflictWithTheSameGradeIsADelivery() {
        stage.gradebook.typeGrade(
                PassbackStage.ADMISSION,
                PassbackStage.USER,
                100,
                stage.clock.instant().plusSeconds(60));
        stage.admitted();
        stage.deliver();
        assertThat(admission()).isEqualTo(AdmissionDelivery.State.DELIVERED);
        assertThat(stage.gradebook.accepted).isEmpty();
    }

    @Test
    void aRefusedUserIsSaidInPlainWordsAndCanBeRetried() {
        stage.gradebook.trouble = Kind.REFUSED;
        stage.admitted();
        stage.deliver();
        stage.deliverAfter(LONGEST_WAIT);
        assertThat(stage.gradebook.received).hasSize(1);
        assertThat(admission()).isEqualTo(AdmissionDelivery.State.REFUSED);
        assertThat(stage.newest().reason()).isEqualTo(Reason.USER_REFUSED);
        assertThat(stage.newest().examineeName()).isEqualTo(PassbackStage.USER);

        stage.gradebook.trouble = null;
        assertThat(stage.room.deliveries().retry(stage.exam.id(), stage.newest().id()))
                .isTrue();
        stage.deliver();
        assertThat(admission()).isEqualTo(AdmissionDelivery.State.DELIVERED);
        assertThat(stage.room.deliveries().retry(stage.exam.id(), stage.newest().id()))
                .isFalse();
    }

    @Test
    void aGradeTheTeacherOverrodeNeedsAPerson() {
        stage.gradebook.overridden = 40.0;
        stage.admitted();
        stage.deliver();
        assertThat(stage.newest().state()).isEqualTo(DeliveryState.NEEDS_HUMAN);
        assertThat(stage.newest().reason()).isEqualTo(Reason.SHOWN_DIFFERENTLY);
    }

    @Test
    void aPlatformThatHidesResultsIsBelieved() {
        stage.gradebook.resultsForbidden = true;
        stage.admitted();
        stage.deliver();
        assertThat(stage.newest().state()).isEqualTo(DeliveryState.DELIVERED);
        assertThat(stage.newest().reason()).isEqualTo(Reason.UNCONFIRMED);
    }

    @Test
    void aScoreOvertakenBeforeItWasReadBackIsSuperseded() {
        stage.gradebook.whileReading = () -> {
            throw ScriptedGradebook.failure(Kind.UNREACHABLE);
        };
        stage.admitted();
        stage.deliver();
        assertThat(stage.newest().state()).isEqualTo(DeliveryState.SENT);
        stage.clock.tick(A_SECOND);
        stage.gateClosed();

        stage.gradebook.whileReading = () -> {};
        stage.deliverAfter(LONGEST_WAIT);
        stage.deliverAfter(LONGEST_WAIT);
        assertThat(stage.room.deliveries().of(stage.exam.id()))
                .extracting(ExamDeliveries.Line::state)
                .containsExactly(DeliveryState.DELIVERED);
        assertThat(sent()).containsExactly(100.0, 0.0);
    }

    @Test
    void aScoreOvertakenWhileItsReadingBrokeIsNotSentAgain() {
        stage.gradebook.whileReading = () -> {
            stage.gradebook.whileReading = () -> {};
            stage.clock.tick(A_SECOND);
            stage.gateClosed();
            throw new IllegalStateException("scripted");
        };
        stage.admitted();
        stage.deliver();

        stage.deliverAfter(LONGEST_WAIT);
        stage.deliverAfter(LONGEST_WAIT);
        assertThat(sent()).containsExactly(100.0, 0.0);
    }

    @Test
    void aScoreWhoseReadingBrokeIsReadAgainAndNotSentAgain() {
        stage.gradebook.whileReading = () -> {
            stage.gradebook.whileReading = () -> {};
            throw new IllegalStateException("scripted");
        };
        stage.admitted();
        stage.deliver();

        stage.deliverAfter(LONGEST_WAIT);
        assertThat(stage.newest().state()).isEqualTo(DeliveryState.DELIVERED);
        assertThat(sent()).containsExactly(100.0);
    }

    @Test
    void lanesDoNotWaitForEachOther() {
        var second = stage.below.person("Другой", "d@example.org");
        var sitting = stage.below.sitting(stage.exam, second, app.vigil.sitting.SittingState.RUNNING);
        stage.admitted();
        stage.room
                .admissions()
                .on(new SittingEvent.ExamineeAdmitted(sitting.id(), stage.exam.id(), second, stage.clock.instant()));
        stage.deliver();
        assertThat(stage.gradebook.accepted)
                .extracting(Score::userId)
                .containsExactlyInAnyOrderElementsOf(List.of(PassbackStage.USER, "Другой"));
    }

    private List<Double> sent() {
        return stage.gradebook.received.stream().map(Score::scoreGiven).toList();
    }

    private AdmissionDelivery.State admission() {
        return stage.room.admissionDelivery().of(stage.sitting.id());
    }
}
