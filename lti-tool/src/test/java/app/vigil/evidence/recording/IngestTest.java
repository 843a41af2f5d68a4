package app.vigil.evidence.recording;

import static app.vigil.evidence.recording.RecordingUnderTest.bytes;
import static app.vigil.evidence.recording.RecordingUnderTest.camera;
import static app.vigil.evidence.recording.RecordingUnderTest.digest;
import static app.vigil.evidence.recording.RecordingUnderTest.init;
import static app.vigil.evidence.recording.RecordingUnderTest.media;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.vigil.evidence.EvidenceProblem;
import app.vigil.shared.Problem;
import app.vigil.shared.ProblemException;
import app.vigil.sitting.SittingId;
import app.vigil.sitting.SittingState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class IngestTest extends RecordingOnEachDatabase {

    private TakeId take;

    @BeforeEach
    void running() {
        take = camera(room.sittings.add(SittingState.RUNNING).id(), 0);
    }

    @Test
    @DisplayName("R2-019 the file of a take is its init segment and its fragments, byte by byte")
    void appendsSegmentsToTheFileOfTheirTake() throws IOException {
        assertThat(room.put(init(take, 0), "INIT")).isEqualTo(Ingest.Receipt.STORED);
        assertThat(room.put(media(take, 1), "one")).isEqualTo(Ingest.Receipt.STORED);
        assertThat(room.put(media(take, 2), "two")).isEqualTo(Ingest.Receipt.STORED);

        assertThat(room.file(take)).hasContent("INITonetwo");
        assertThat(room.index.of(take.sitting()))
                .extracting(StoredSegment::offset, StoredSegment::length)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(0L, 4),
                        org.assertj.core.groups.Tuple.tuple(4L, 3),
                        org.assertj.core.groups.Tuple.tuple(7L, 3));
    }

    @Test
    void acknowledgesARepeatedSegmentWithoutStoringItAgain() {
        room.put(init(take, 0), "INIT");
        room.put(media(take, 1), "one");

        assertThat(room.put(media(take, 1), "one")).isEqualTo(Ingest.Receipt.ALREADY_STORED);
        assertThat(room.file(take)).hasContent("INITone");
    }

    @Test
    void storesASegmentOnceWhenFiftySendItAtOnce() throws Exception {
        room.put(init(take, 0), "INIT");
        List<Callable<Ingest.Receipt>> same = IntStream.range(0, 50)
                .<Callable<Ingest.Receipt>>mapToObj(number -> () -> room.put(media(take, 1), "one"))
                .toList();
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Ingest.Receipt> receipts =
                    senders.invokeAll(same).stream().map(Future::resultNow).toList();
            assertThat(receipts).hasSize(50).containsOnlyOnce(Ingest.Receipt.STORED);
        }
        assertThat(room.file(take)).hasContent("INITone");
    }

    @Test
    void dropsATornTailThatWasNeverAcknowledged() throws IOException {
        room.put(init(take, 0), "INIT");
        room.put(media(take, 1), "one");
        Files.write(room.file(take), bytes("torn by a crash"), StandardOpenOption.APPEND);

        room.put(media(take, 2), "two");

        assertThat(room.file(take)).hasContent("INITonetwo");
    }

    @Test
    void acceptsSegmentsOfATakeInAnyOrderAfterItsInit() {
        room.put(init(take, 0), "INIT");
        room.put(media(take, 2), digest("one"), "two");
        room.put(media(take, 1), "one");

        assertThat(room.index.of(take.sitting()))
                .extracting(stored -> stored.segment().sequence() + "@" + stored.offset())
                .containsExactly("0@0", "1@7", "2@4");
    }

    @Test
    void refusesASegmentThatContradictsTheStoredOne() {
        room.put(init(take, 0), "INIT");
        room.put(media(take, 1), "one");

        assertRefused(EvidenceProblem.SEGMENT_CONTRADICTS, () -> room.put(media(take, 1), "another"));
        assertRefused(EvidenceProblem.SEGMENT_CONTRADICTS, () -> room.put(init(take, 5), "second init"));
        assertThat(room.file(take)).hasContent("INITone");
    }

    @Test
    void refusesASegmentThatDoesNotNameTheOneBefore() {
        room.put(init(take, 0), "INIT");
        room.put(media(take, 1), "one");

        assertRefused(EvidenceProblem.SEGMENT_CHAIN_BROKEN, () -> room.put(media(take, 2), digest("another"), "two"));
        assertThat(room.index.of(take.sitting())).hasSize(2);
        assertThat(room.file(take)).hasContent("INITone");
        assertThat(room.put(media(take, 2), digest("one"), "two")).isEqualTo(Ingest.Receipt.STORED);
    }

    @Test
    void refusesASegmentThatTheOneAfterDoesNotName() {
        room.put(init(take, 0), "INIT");
        room.put(media(take, 2), digest("one"), "two");

        assertRefused(EvidenceProblem.SEGMENT_CHAIN_BROKEN, () -> room.put(media(take, 1), digest("INIT"), "forged"));
        assertThat(room.put(media(take, 1), "one")).isEqualTo(Ingest.Receipt.STORED);
    }

    @Test
    void refusesTheBeginningOfAnotherSittingOrStream() {
        SittingId other = room.sittings.add(SittingState.RUNNING).id();
        for (String beginning : List.of(
                ContentDigest.beginningOf(other, StreamName.CAMERA).hex(),
                ContentDigest.beginningOf(take.sitting(), StreamName.SCREEN).hex())) {
            assertRefused(EvidenceProblem.SEGMENT_CHAIN_BROKEN, () -> room.put(init(take, 0), beginning, "INIT"));
        }
        assertThat(room.file(take)).doesNotExist();
    }

    @Test
    void chainsThroughTheTakesOfAStream() {
        room.put(init(take, 0), "INIT");
        room.put(media(take, 1), "one");
        TakeId next = camera(take.sitting(), 1);

        assertRefused(EvidenceProblem.SEGMENT_CHAIN_BROKEN, () -> room.put(init(next, 2), digest("INIT"), "INIT"));
        assertThat(room.put(init(next, 2), digest("one"), "INIT")).isEqualTo(Ingest.Receipt.STORED);
    }

    @Test
    void refusesBytesThatAreNotTheAnnouncedOnes() {
        assertRefused(
                EvidenceProblem.SEGMENT_DIGEST_MISMATCH,
                () -> room.ingest.accept(init(take, 0), bytes("INIT"), ContentDigest.of(bytes("INIT!"))));
        assertThat(room.file(take)).doesNotExist();
    }

    @Test
    void refusesMediaOfATakeWithoutInit() {
        assertRefused(EvidenceProblem.TAKE_WITHOUT_INIT, () -> room.put(media(take, 0), "one"));
    }

    @Test
    void refusesEvidenceOfASittingThatWasNeverAdmitted() {
        for (SittingState state : List.of(SittingState.LAUNCHED, SittingState.IDENTIFIED, SittingState.DECLINED)) {
            SittingId sitting = room.sittings.add(state).id();
            assertRefused(EvidenceProblem.SITTING_NOT_RECORDING, () -> room.put(init(camera(sitting, 0), 0), "INIT"));
        }
    }

    @Test
    void acceptsWhatWasRecordedBeforeTheSittingEnded() {
        Stream.of(SittingState.FINISHED, SittingState.TERMINATED, SittingState.ABANDONED, SittingState.EXPIRED)
                .map(state -> camera(room.sittings.add(state).id(), 0))
                .forEach(late -> assertThat(room.put(init(late, 0), "INIT")).isEqualTo(Ingest.Receipt.STORED));
    }

    @Test
    void refusesWhatTheDiskCannotHoldAndKeepsWhatWasAcknowledged() {
        room.put(init(take, 0), "INIT");
        RecordingUnderTest full = new RecordingUnderTest(database, data, DataSize.ofTerabytes(1_000_000));
        TakeId other = camera(full.sittings.add(SittingState.RUNNING).id(), 0);

        assertRefused(EvidenceProblem.STORAGE_FULL, () -> full.put(init(other, 0), "INIT"));
        assertThat(full.index.of(other.sitting())).isEmpty();
        assertThat(room.file(take)).hasContent("INIT");
    }

    @Test
    void tellsAnAgentThatLostItsStoreWhereToGoOn() {
        room.put(init(take, 0), "INIT");
        room.put(media(take, 1), "one");

        assertThat(room.index.next(take.sitting()))
                .containsEntry(
                        StreamName.CAMERA,
                        new SegmentIndex.Next(
                                2, 1, ContentDigest.of(bytes("one")).header()))
                .containsEntry(StreamName.SCREEN, new SegmentIndex.Next(0, 0, null));
    }

    private static void assertRefused(Problem problem, ThrowingCallable action) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(problem));
    }
}
