package app.vigil.evidence.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.vigil.audit.AuditEntry;
import app.vigil.evidence.DeviceEvent;
import app.vigil.shared.BatchReceipt;
import app.vigil.shared.PersonId;
import app.vigil.shared.ProblemException;
import app.vigil.sitting.Sitting;
import app.vigil.sitting.SittingId;
import app.vigil.sitting.SittingState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GapLedgerTest extends RecordingOnEachDatabase {

    private final UUID id = UUID.randomUUID();

    private SittingId sitting;

    @BeforeEach
    void running() {
        sitting = room.sittings.add(SittingState.RUNNING).id();
    }

    @Test
    void theSameIdAgainMovesTheEndOn() {
        report(gap(id, 10));
        report(gap(id, 10));
        assertThat(report(gap(id, 12)).accepted()).containsExactly(id);
        assertThat(room.gaps.of(sitting)).containsExactly(gap(id, 12));
    }

    @Test
    void aGapNeverShrinksOrBecomesAnother() {
        report(gap(id, 10));
        UUID own = UUID.randomUUID();

        for (GapLedger.Gap contradiction : List.of(
                gap(id, 9),
                new GapLedger.Gap(id, StreamName.CAMERA, 5, 20, GapLedger.Cause.NETWORK),
                new GapLedger.Gap(id, StreamName.SCREEN, 1, 20, GapLedger.Cause.NETWORK),
                new GapLedger.Gap(id, StreamName.SCREEN, 5, 20, GapLedger.Cause.DEVICE_ASLEEP))) {
            BatchReceipt receipt = report(contradiction, gap(own, 30));
            assertThat(receipt.refused()).containsExactly(new BatchReceipt.Refused(id, "gap-contradicts"));
            assertThat(receipt.accepted()).containsExactly(own);
        }
        SittingId other = room.sittings.add(SittingState.RUNNING).id();
        assertThat(room.gaps.report(other, List.of(gap(id, 20))).refused())
                .containsExactly(new BatchReceipt.Refused(id, "gap-contradicts"));
        assertThat(room.gaps.of(sitting)).contains(gap(id, 10));
    }

    @Test
    void nothingIsExcusedAfterTheRecordingStoppedWaiting() {
        Sitting ended = room.sittings.add(SittingState.FINISHED);
        sitting = ended.id();
        room.clock.set(Objects.requireNonNull(ended.endedAt()).plus(Duration.ofMinutes(29)));
        assertThat(report(gap(id, 10)).accepted()).containsExactly(id);

        room.clock.tick(Duration.ofMinutes(1));
        assertThat(report(gap(id, 12), gap(UUID.randomUUID(), 12)).refused())
                .extracting(BatchReceipt.Refused::code)
                .containsExactly("gaps-closed", "gaps-closed");
    }

    @Test
    void nothingIsMissingBeforeTheExamRuns() {
        sitting = room.sittings.add(SittingState.IDENTIFIED).id();
        assertThatThrownBy(() -> report(gap(id, 10)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("sitting-not-recording");
    }

    @Test
    void someCausesOnlyTheToolItselfConcludes() {
        for (String code : List.of("unreported", "damaged", "unheard-of")) {
            assertThatThrownBy(() -> GapLedger.cause(code)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    @DisplayName(
            "R1-025 a device that stops or is set anew is logged once, with whose it is and when, and no outage is")
    void logsWhatHappensToADevice() {
        UUID lost = UUID.randomUUID();
        report(new GapLedger.Gap(lost, StreamName.SCREEN, 5000, 6000, GapLedger.Cause.CAPTURE_LOST));
        report(new GapLedger.Gap(lost, StreamName.SCREEN, 5000, 9000, GapLedger.Cause.CAPTURE_LOST));
        report(new GapLedger.Gap(UUID.randomUUID(), StreamName.CAMERA, 7000, 7000, GapLedger.Cause.ENCODER_STEP));
        report(gap(id, 10_000));

        PersonId examinee = room.sittings.find(sitting).orElseThrow().examinee();
        assertThat(room.published)
                .containsExactly(
                        new DeviceEvent.Interrupted(
                                sitting, examinee, "screen", Instant.ofEpochMilli(5000), "capture-lost"),
                        new DeviceEvent.Interrupted(
                                sitting, examinee, "camera", Instant.ofEpochMilli(7000), "encoder-step"));
        assertThat(((DeviceEvent) room.published.getFirst()).audit())
                .isEqualTo(new AuditEntry(
                        examinee,
                        "device-interrupted",
                        "sitting",
                        sitting.toString(),
                        "screen 1970-01-01T00:00:05Z capture-lost"));
    }

    private BatchReceipt report(GapLedger.Gap... gaps) {
        return room.gaps.report(sitting, List.of(gaps));
    }

    private static GapLedger.Gap gap(UUID id, long to) {
        return new GapLedger.Gap(id, StreamName.SCREEN, 5, to, GapLedger.Cause.NETWORK);
    }
}
