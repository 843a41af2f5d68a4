package app.vigil.evidence.recording;

import static app.vigil.evidence.recording.RecordingUnderTest.camera;
import static app.vigil.evidence.recording.RecordingUnderTest.digest;
import static app.vigil.evidence.recording.RecordingUnderTest.init;
import static app.vigil.evidence.recording.RecordingUnderTest.media;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import app.vigil.evidence.DeviceEvent;
import app.vigil.evidence.EvidenceProblem;
import app.vigil.evidence.EvidenceSealed;
import app.vigil.evidence.Recordings;
import app.vigil.shared.ProblemException;
import app.vigil.sitting.Sitting;
import app.vigil.sitting.SittingEvent;
import app.vigil.sitting.SittingId;
import app.vigil.sitting.SittingState;
import app.vigil.testing.KnownSittings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SealingTest extends RecordingOnEachDatabase {

    private Sitting sitting;
    private TakeId take;

    @BeforeEach
    void finished() {
        sitting = room.sittings.addFinished(Duration.ofSeconds(9));
        take = camera(sitting.id(), 0);
        room.put(init(take, 0), "INIT");
        TakeId screen = new TakeId(sitting.id(), StreamName.SCREEN, 0);
        room.put(init(screen, 0), "INIT");
        room.put(media(screen, 1), "desktop");
        room.seals.expect(sitting.id(), Map.of("camera", 2L, "screen", 1L));
        end(sitting);
    }

    private void end(Sitting ended) {
        room.sealing.on(
                new SittingEvent.SittingFinished(ended.id(), ended.exam(), ended.examinee(), room.clock.instant()));
    }

    @Test
    @DisplayName("R4-021 the recording is complete when everything announced is durable, and sealed once")
    void sealsAsSoonAsEverythingAnnouncedIsDurable() {
        room.put(media(take, 1), "one");
        room.sealing.sweep();
        assertThat(room.seals.complete(sitting.id())).isFalse();
        assertThat(room.published).isEmpty();

        room.put(media(take, 2), "two");
        room.sealing.sweep();
        room.sealing.sweep();
        assertThat(room.seals.complete(sitting.id())).isTrue();
        assertThat(room.published)
                .filteredOn(EvidenceSealed.class::isInstance)
                .containsExactly(new EvidenceSealed(sitting.id(), sitting.exam(), room.clock.instant(), true));
    }

    @Test
    @DisplayName("R2-025 sealing waits for marks the browser still holds, no longer than for the recording itself")
    void waitsForMarks() {
        room.awaited.add(UUID.randomUUID());
        room.put(media(take, 1), "one");
        room.put(media(take, 2), "two");
        room.sealing.sweep();
        assertThat(room.published).isEmpty();

        room.clock.tick(Duration.ofMinutes(30));
        room.sealing.sweep();
        assertThat(room.published)
                .filteredOn(EvidenceSealed.class::isInstance)
                .as("no less complete for it")
                .containsExactly(new EvidenceSealed(sitting.id(), sitting.exam(), room.clock.instant(), true));
    }

    @Test
    @DisplayName("R2-025 a recording is sealed at once when the last mark came")
    void sealsWhenTheMarksAreThere() {
        room.awaited.add(UUID.randomUUID());
        room.put(media(take, 1), "one");
        room.put(media(take, 2), "two");
        room.sealing.sweep();
        room.awaited.clear();
        room.sealing.sweep();
        assertThat(room.published).hasAtLeastOneElementOfType(EvidenceSealed.class);
    }

    @Test
    @DisplayName("R1-025 with the seal every start and stop of a device is told, with whose it was and how it was set")
    void tellsWhenEachDeviceRan() {
        room.put(media(take, 1), "one");
        room.put(media(take, 2), "two");
        room.sealing.sweep();

        List<DeviceEvent.Recorded> runs = room.published.stream()
                .filter(DeviceEvent.Recorded.class::isInstance)
                .map(DeviceEvent.Recorded.class::cast)
                .toList();
        assertThat(runs).extracting(DeviceEvent.Recorded::stream).containsExactlyInAnyOrder("camera", "screen");
        assertThat(runs).allSatisfy(run -> {
            assertThat(run.examinee()).isEqualTo(sitting.examinee());
            assertThat(run.from()).isEqualTo(sitting.admittedAt());
            assertThat(run.audit().detail())
                    .startsWith(run.stream() + " " + run.from() + " " + run.to() + " video/mp4");
        });
        assertThat(runs)
                .filteredOn(run -> run.stream().equals("camera"))
                .extracting(DeviceEvent.Recorded::to)
                .containsExactly(sitting.endedAt());
    }

    @Test
    void sealsAnIncompleteRecordingAfterTheGraceTimeAndTakesLateSegmentsAsASupplement() {
        room.clock.tick(Duration.ofMinutes(29));
        room.sealing.sweep();
        assertThat(room.published).isEmpty();

        room.clock.tick(Duration.ofMinutes(1));
        room.sealing.sweep();
        assertThat(room.published)
                .filteredOn(EvidenceSealed.class::isInstance)
                .containsExactly(new EvidenceSealed(sitting.id(), sitting.exam(), room.clock.instant(), false));

        room.put(media(take, 1), "one");
        assertThat(room.jdbc
                        .sql("select sequence from evidence_segment where supplement")
                        .query(Long.class)
                        .list())
                .containsExactly(1L);
    }

    @Test
    @DisplayName("R4-021 a complete and sealed recording takes nothing that contradicts its manifest")
    void refusesWhatContradictsACompleteAndSealedRecording() {
        room.put(media(take, 1), "one");
        room.put(media(take, 2), "two");
        room.sealing.sweep();
        room.clock.tick(Duration.ofSeconds(31));

        assertClosed(() -> room.put(media(take, 3), "three"));
        assertClosed(() -> room.put(media(take, 2), "another"));
        assertClosed(() -> room.put(media(take, 3), digest("another"), "three"));
        assertThat(room.put(media(take, 2), "two")).isEqualTo(Ingest.Receipt.ALREADY_STORED);
    }

    private static void assertClosed(ThrowingCallable upload) {
        assertThatThrownBy(upload)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(EvidenceProblem.RECORDING_SEALED));
    }

    @Test
    void doesNotTakeTheExamineesWordForWhatNeverCame() {
        room.put(media(take, 1), "one");
        room.put(media(take, 2), "two");

        room.seals.expect(sitting.id(), Map.of("camera", -1L, "screen", 1L));
        assertThat(room.seals.complete(sitting.id()))
                .as("what is stored counts, whatever was said")
                .isTrue();

        SittingId other = room.sittings.add(SittingState.RUNNING).id();
        room.seals.expect(other, Map.of("camera", -1L));
        assertThat(room.seals.complete(other)).isFalse();
    }

    @Test
    void isNeverCompleteBeforeTheAgentSaidWhatItRecorded() {
        assertThat(room.seals.complete(room.sittings.add(SittingState.RUNNING).id()))
                .isFalse();
    }

    @Test
    @DisplayName("R4-021 a stream that stopped half-way is not complete, whatever was announced")
    void aStreamThatStoppedHalfWayIsNotComplete() {
        Duration half = Duration.ofMinutes(5);
        Sitting cut = recorded(half.multipliedBy(2), half);
        room.sealing.sweep();

        assertThat(room.published).isEmpty();
        assertThat(room.playback.index(cut.id()).complete()).isFalse();
        Recordings.Summary summary = room.recordings.summary(cut.id());
        assertThat(summary.complete()).isFalse();
        assertThat(summary.gaps())
                .containsExactly(new Recordings.Gap(
                        "screen",
                        KnownSittings.ADMITTED.plus(half),
                        KnownSittings.ADMITTED.plus(half).plus(half),
                        "unreported"));

        room.clock.tick(Duration.ofMinutes(30));
        room.sealing.sweep();
        assertThat(room.published).contains(new EvidenceSealed(cut.id(), cut.exam(), room.clock.instant(), false));
    }

    @Test
    void whatTheAgentAccountedForIsNoHoleInItsStory() {
        Duration half = Duration.ofMinutes(5);
        Sitting cut = recorded(half.multipliedBy(2), half);
        long lost = KnownSittings.ADMITTED.plus(half).toEpochMilli();
        GapLedger.Cause cause = GapLedger.Cause.CAPTURE_LOST;
        room.gaps.report(
                cut.id(),
                List.of(new GapLedger.Gap(
                        UUID.randomUUID(), StreamName.SCREEN, lost, lost + half.toMillis() - 5000, cause)));

        assertThat(room.recordings.summary(cut.id()).complete()).isTrue();
        assertThat(room.recordings.summary(cut.id()).gaps())
                .extracting(Recordings.Gap::cause)
                .containsExactly("capture-lost");
    }

    @Test
    @DisplayName("R2-027 of an outage of the network only what has not arrived since is missing")
    void anOutageWhoseSegmentsArrivedIsNoGap() {
        Duration half = Duration.ofMinutes(5);
        Sitting cut = recorded(half.multipliedBy(2), half);
        long begin = KnownSittings.ADMITTED.toEpochMilli();
        reportOutage(cut, StreamName.CAMERA, begin + 20_000, begin + 80_000);
        reportOutage(cut, StreamName.SCREEN, begin + 400_000, begin + 460_000);
        reportOutage(cut, StreamName.SCREEN, begin + 290_000, begin + 330_000);

        assertThat(room.recordings.summary(cut.id()).gaps().stream()
                        .filter(gap -> gap.cause().equals("network")))
                .extracting(
                        gap -> gap.from().toEpochMilli() - begin,
                        gap -> gap.to().toEpochMilli() - begin)
                .containsExactly(tuple(300_000L, 330_000L), tuple(400_000L, 460_000L));
    }

    @Test
    @DisplayName("R4-021 a page that stood still while its encoder ran has lost nothing")
    void whatIsHereIsNotMissingWhateverWasSupposed() {
        Duration half = Duration.ofMinutes(5);
        Sitting cut = recorded(half.multipliedBy(2), half);
        long begin = KnownSittings.ADMITTED.toEpochMilli();
        for (GapLedger.Cause cause :
                List.of(GapLedger.Cause.DEVICE_ASLEEP, GapLedger.Cause.AGENT_RELOAD, GapLedger.Cause.UPLOAD_PENDING)) {
            room.gaps.report(
                    cut.id(),
                    List.of(new GapLedger.Gap(
                            UUID.randomUUID(), StreamName.SCREEN, begin + 280_000, begin + 330_000, cause)));
        }

        assertThat(room.recordings.summary(cut.id()).gaps().stream()
                        .filter(gap -> !gap.cause().equals("unreported")))
                .hasSize(3)
                .allSatisfy(gap -> assertThat(gap.from().toEpochMilli() - begin).isEqualTo(300_000));
    }

    private void reportOutage(Sitting of, StreamName stream, long from, long to) {
        GapLedger.Cause cause = GapLedger.Cause.NETWORK;
        room.gaps.report(of.id(), List.of(new GapLedger.Gap(UUID.randomUUID(), stream, from, to, cause)));
    }

    @Test
    void nobodyAccountsForWhatIsToCome() {
        Sitting cut = recorded(Duration.ofMinutes(10), Duration.ofMinutes(5));
        reportOutage(cut, StreamName.SCREEN, KnownSittings.ADMITTED.toEpochMilli(), Long.MAX_VALUE);

        assertThat(room.gaps.of(cut.id()))
                .singleElement()
                .satisfies(gap -> assertThat(gap.to())
                        .isLessThan(KnownSittings.ADMITTED
                                .plus(Duration.ofMinutes(11))
                                .toEpochMilli()));
    }

    @Test
    @DisplayName("R2-027 numbers that are missing around a hole say that its pictures are still on their way")
    void aHoleBetweenTwoNumbersIsStillOnItsWay() {
        Duration part = Duration.ofMinutes(3);
        Sitting late = room.sittings.addFinished(part.multipliedBy(3));
        TakeId screen = new TakeId(late.id(), StreamName.SCREEN, 0);
        room.put(init(screen, 0), "INIT");
        room.put(media(screen, 1, Duration.ZERO, part.multipliedBy(3)), "all");
        TakeId camera = camera(late.id(), 0);
        room.put(init(camera, 0), "INIT");
        room.put(media(camera, 1, Duration.ZERO, part), "first");
        room.put(media(camera, 3, part.multipliedBy(2), part), digest("middle"), "last");
        room.seals.expect(late.id(), Map.of("camera", 3L, "screen", 1L));
        end(late);
        assertThat(room.recordings.gaps(late.id()))
                .containsExactly(new Recordings.Gap(
                        "camera",
                        KnownSittings.ADMITTED.plus(part),
                        KnownSittings.ADMITTED.plus(part).plus(part),
                        "upload-pending"));

        room.put(media(camera, 2, part, part), "middle");
        assertThat(room.recordings.gaps(late.id())).isEmpty();
    }

    @Test
    @DisplayName(
            "R2-027 a second and more that nobody reported is listed, though it does not make a recording incomplete")
    void aShortHoleIsListed() {
        Duration half = Duration.ofMinutes(5);
        Sitting ended = recorded(half.multipliedBy(2), half);
        TakeId screen = new TakeId(ended.id(), StreamName.SCREEN, 0);
        Duration missing = Duration.ofSeconds(4);
        room.put(media(screen, 2, half.plus(missing), Duration.ofMinutes(2)), "behind a hole");
        room.put(media(screen, 3, half.plusSeconds(125), Duration.ofSeconds(170)), "behind a seam");
        room.seals.expect(ended.id(), Map.of("camera", 1L, "screen", 3L));

        assertThat(room.recordings.summary(ended.id()).complete()).isTrue();
        assertThat(room.recordings.gaps(ended.id()))
                .containsExactly(new Recordings.Gap(
                        "screen",
                        KnownSittings.ADMITTED.plus(half),
                        KnownSittings.ADMITTED.plus(half).plus(missing),
                        "unreported"));
    }

    @Test
    void aPieceThatItsBrowserPlacedALittleLaterIsNoHole() {
        Duration half = Duration.ofMinutes(5);
        Sitting ended = recorded(half.multipliedBy(2), half);
        TakeId screen = new TakeId(ended.id(), StreamName.SCREEN, 0);
        long later = KnownSittings.ADMITTED.plus(half).toEpochMilli() + 3000;
        Segment.Times times = new Segment.Times(later, half.toMillis(), half.toMillis(), 0);
        room.put(new Segment(screen, 2, Segment.Kind.MEDIA, "video/mp4", "", null, times), "went on");
        room.seals.expect(ended.id(), Map.of("camera", 1L, "screen", 2L));

        assertThat(room.recordings.gaps(ended.id())).isEmpty();
    }

    @Test
    void oneBrokenRecordingDoesNotKeepTheOthersUnsealed() {
        Sitting broken = recorded(Duration.ofSeconds(9), Duration.ofSeconds(9));
        room.gaps.report(
                broken.id(),
                List.of(new GapLedger.Gap(UUID.randomUUID(), StreamName.SCREEN, 0, 1, GapLedger.Cause.NETWORK)));
        room.jdbc
                .sql("update evidence_gap set cause = 'unheard-of' where sitting = :sitting")
                .param("sitting", broken.id().value())
                .update();
        room.jdbc
                .sql("update evidence_seal set ended_ms = 0 where sitting = :sitting")
                .param("sitting", broken.id().value())
                .update();
        room.put(media(take, 1), "one");
        room.put(media(take, 2), "two");
        room.sealing.sweep();

        assertThat(room.published)
                .filteredOn(EvidenceSealed.class::isInstance)
                .containsExactly(new EvidenceSealed(sitting.id(), sitting.exam(), room.clock.instant(), true));
    }

    /** A finished sitting with both streams in one segment each, from its admission on. */
    private Sitting recorded(Duration camera, Duration screen) {
        Sitting ended = room.sittings.addFinished(camera);
        Map<StreamName, Duration> lengths = Map.of(StreamName.CAMERA, camera, StreamName.SCREEN, screen);
        lengths.forEach((stream, length) -> {
            TakeId only = new TakeId(ended.id(), stream, 0);
            room.put(init(only, 0), "INIT");
            room.put(media(only, 1, Duration.ZERO, length), "all");
        });
        room.seals.expect(ended.id(), Map.of("camera", 1L, "screen", 1L));
        end(ended);
        return ended;
    }

    @Test
    void summarisesTheRecording() {
        room.put(media(take, 1), "one");
        room.put(media(take, 2), "two");

        assertThat(room.recordings.summary(sitting.id()).recorded()).isEqualTo(Duration.ofSeconds(6));
        assertThat(room.recordings.summary(sitting.id()).complete()).isTrue();
        assertThat(room.recordings.summary(sitting.id()).sealed()).isFalse();
    }
}
