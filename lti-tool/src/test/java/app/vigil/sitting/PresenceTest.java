package app.vigil.sitting;

import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.shared.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(app.vigil.testing.Database.class)
class PresenceTest {

    private final SittingStage stage;

    PresenceTest(app.vigil.testing.Database kind) {
        stage = new SittingStage(kind);
    }

    @Test
    void silenceOverTenSecondsIsInTheLedgerOnce() {
        SittingId id = stage.running();
        stage.presence.beat(id, "page-1");
        Instant last = stage.clock.instant();
        silentFor(Duration.ofSeconds(10));
        assertThat(stage.count("silence")).isZero();

        silentFor(Duration.ofSeconds(1));
        silentFor(Duration.ofSeconds(30));
        assertThat(stage.count("silence where ended_at is null")).isEqualTo(1);
        stage.presence.beat(id, "page-1");
        assertThat(stage.count("silence where ended_at is not null")).isEqualTo(1);
        assertThat(stage.database
                        .jdbc()
                        .sql("select began_at from silence")
                        .query((row, number) -> Columns.instant(row, "began_at"))
                        .single())
                .isEqualTo(last);
    }

    @Test
    void theDefaultPolicyOnlyMarks() {
        SittingId id = stage.running();
        silentFor(Duration.ofMinutes(59));

        assertThat(stage.stateOf(id)).isEqualTo(SittingState.RUNNING);
        assertThat(stage.told(SittingEvent.GateClosed.class)).isEmpty();
        assertThat(stage.count("silence")).isEqualTo(1);
    }

    @Test
    void theClosingPolicyClosesTheGateAndOpensItOnReturn() {
        stage.neighbours.exam = SittingStage.exam(SittingStage.CLOSING);
        SittingId id = stage.running();
        stage.presence.beat(id, "page-1");
        silentFor(Duration.ofMinutes(2));
        assertThat(stage.told(SittingEvent.GateClosed.class)).isEmpty();

        silentFor(Duration.ofMinutes(1));
        silentFor(Duration.ofMinutes(1));
        assertThat(stage.told(SittingEvent.GateClosed.class))
                .extracting(SittingEvent.GateClosed::reason)
                .containsExactly("silence");
        assertThat(stage.window.view(id, SittingStage.RUSSIAN).gateClosed()).isTrue();

        assertThat(stage.presence.beat(id, "page-1").gateClosed()).isFalse();
        stage.presence.beat(id, "page-1");
        assertThat(stage.told(SittingEvent.GateReopened.class)).hasSize(1);
    }

    @Test
    void silenceBeyondTheLimitAbandonsTheSitting() {
        SittingId id = stage.running();
        silentFor(Duration.ofMinutes(1));
        silentFor(Duration.ofMinutes(60));

        assertThat(stage.stateOf(id)).isEqualTo(SittingState.ABANDONED);
        assertThat(stage.told(SittingEvent.SittingAbandoned.class)).hasSize(1);
        assertThat(stage.told(SittingEvent.GateClosed.class))
                .extracting(SittingEvent.GateClosed::reason)
                .containsExactly("abandoned");
        assertThat(stage.presence.beat(id, "page-1").state()).isEqualTo(SittingState.ABANDONED);
        assertThat(stage.told(SittingEvent.GateReopened.class)).isEmpty();
    }

    @Test
    @DisplayName("R2-019 a server's clock that is set by hours calls nobody silent and ends no sitting")
    void aServersClockThatIsSetEndsNoSitting() {
        SittingId id = stage.running();
        stage.presence.beat(id, "page-1");
        silentFor(Duration.ofSeconds(5));
        for (Duration jump : List.of(Duration.ofHours(2), Duration.ofHours(-2))) {
            stage.setClock(jump);
            silentFor(Duration.ofSeconds(2));
            stage.presence.beat(id, "page-1");
            silentFor(Duration.ofSeconds(9));
        }
        assertThat(stage.stateOf(id)).isEqualTo(SittingState.RUNNING);
        assertThat(stage.count("silence")).isZero();
    }

    @Test
    @DisplayName("R2-019 a server that was down itself for longer than a silence may last waits for its agents again")
    void aServerThatWasDownWaitsAgain() {
        SittingId id = stage.running();
        stage.presence.beat(id, "page-1");
        silentFor(Duration.ofMinutes(1));
        stage.setClock(Duration.ofHours(2));
        silentFor(Duration.ofSeconds(1));
        silentFor(Duration.ofMinutes(59));
        assertThat(stage.stateOf(id)).isEqualTo(SittingState.RUNNING);

        silentFor(Duration.ofMinutes(1));
        assertThat(stage.stateOf(id)).isEqualTo(SittingState.ABANDONED);
    }

    @Test
    void thePageOpenedLastSpeaksAndTheOlderIsToldSo() {
        SittingId id = stage.running();
        assertThat(stage.presence.beat(id, "page-1").takenOver()).isFalse();
        assertThat(stage.presence.beat(id, "page-2").takenOver()).isFalse();
        assertThat(stage.presence.beat(id, "page-1").takenOver()).isTrue();
        assertThat(stage.presence.beat(id, "page-2").takenOver()).isFalse();
    }

    @Test
    void anOvertakenPageDoesNotCountAsPresence() {
        SittingId id = stage.running();
        stage.presence.beat(id, "page-1");
        stage.presence.beat(id, "page-2");
        stage.clock.tick(Duration.ofSeconds(11));
        stage.presence.beat(id, "page-1");
        stage.presence.sweep();
        assertThat(stage.count("silence")).isEqualTo(1);
    }

    @Test
    void oneBrokenSittingDoesNotKeepTheOthersFromTheirEnd() {
        SittingId broken = stage.running();
        stage.neighbours.examinee = new PersonId(UUID.randomUUID());
        SittingId sound = stage.running();
        stage.database
                .jdbc()
                .sql("update sitting set rules = 'damaged' where id = :id")
                .param("id", broken.value())
                .update();
        silentFor(Duration.ofMinutes(1));
        silentFor(Duration.ofMinutes(60));

        assertThat(stage.stateOf(sound)).isEqualTo(SittingState.ABANDONED);
    }

    @Test
    void oneBrokenSittingDoesNotKeepTheOthersFromExpiring() {
        Instant closes = stage.clock.instant().plus(Duration.ofHours(1));
        stage.neighbours.exam = SittingStage.exam(SittingStage.MARK_ONLY, null, closes, false);
        SittingId broken = stage.running();
        stage.neighbours.examinee = new PersonId(UUID.randomUUID());
        SittingId sound = stage.running();
        stage.database
                .jdbc()
                .sql("update sitting set rules = 'damaged' where id = :id")
                .param("id", broken.value())
                .update();
        stage.clock.tick(Duration.ofHours(3));
        stage.limits.sweep();

        assertThat(stage.stateOf(sound)).isEqualTo(SittingState.EXPIRED);
    }

    @Test
    void nobodyIsSilentBeforeAdmission() {
        stage.consented();
        silentFor(Duration.ofHours(3));
        assertThat(stage.count("silence")).isZero();
    }

    @Test
    void theGateClosesAMinuteAfterTheSubmission() {
        SittingId id = stage.running();
        stage.steps.confirmSubmission(id);
        stage.steps.finish(id, Map.of(), Set.of());
        stage.clock.tick(Duration.ofSeconds(59));
        stage.limits.sweep();
        assertThat(stage.told(SittingEvent.GateClosed.class)).isEmpty();

        stage.clock.tick(Duration.ofSeconds(1));
        stage.limits.sweep();
        stage.limits.sweep();
        assertThat(stage.told(SittingEvent.GateClosed.class))
                .extracting(SittingEvent.GateClosed::reason)
                .containsExactly("submitted");
    }

    @Test
    void aSubmissionTakenBackLeavesTheGateOpen() {
        SittingId id = stage.running();
        stage.steps.confirmSubmission(id);
        stage.steps.takeSubmissionBack(id);
        stage.clock.tick(Duration.ofMinutes(5));
        stage.limits.sweep();
        assertThat(stage.told(SittingEvent.GateClosed.class)).isEmpty();
    }

    @Test
    @DisplayName("R1-021 a sitting expires fifteen minutes after the closing time, not before")
    void expiresAfterTheClosingTimeAndItsGrace() {
        Instant closes = stage.clock.instant().plus(Duration.ofHours(1));
        stage.neighbours.exam = SittingStage.exam(SittingStage.MARK_ONLY, null, closes, false);
        SittingId id = stage.running();
        stage.clock.set(closes.plus(Duration.ofMinutes(15)).minusMillis(1));
        stage.limits.sweep();
        assertThat(stage.stateOf(id)).isEqualTo(SittingState.RUNNING);

        stage.clock.tick(Duration.ofMillis(1));
        stage.limits.sweep();
        stage.limits.sweep();
        assertThat(stage.stateOf(id)).isEqualTo(SittingState.EXPIRED);
        assertThat(stage.told(SittingEvent.GateClosed.class))
                .extracting(SittingEvent.GateClosed::reason)
                .containsExactly("expired");
    }

    @Test
    void whoStopsRecordingWithoutHandingInLosesTheGateAMinuteLater() {
        SittingId id = stage.running();
        stage.steps.finish(id, Map.of(), Set.of());
        stage.limits.sweep();
        assertThat(stage.told(SittingEvent.GateClosed.class)).isEmpty();

        stage.clock.tick(Duration.ofMinutes(1));
        stage.limits.sweep();
        assertThat(stage.stateOf(id)).isEqualTo(SittingState.FINISHED);
        assertThat(stage.told(SittingEvent.GateClosed.class)).hasSize(1);
    }

    private void silentFor(Duration time) {
        stage.clock.tick(time);
        stage.presence.sweep();
    }
}
