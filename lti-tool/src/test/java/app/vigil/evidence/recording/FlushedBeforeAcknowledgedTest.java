package app.vigil.evidence.recording;

import static app.vigil.evidence.recording.RecordingUnderTest.camera;
import static app.vigil.evidence.recording.RecordingUnderTest.init;
import static app.vigil.evidence.recording.RecordingUnderTest.media;
import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.sitting.SittingState;
import app.vigil.testing.Database;
import app.vigil.testing.KnownSittings;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** Nobody is told that a segment is durable before a power cut would leave both its bytes and its place. */
class FlushedBeforeAcknowledgedTest {

    private static final int SEGMENTS = 20;
    private static final int STREAMS = 4;

    @TempDir
    Path data;

    private final WatchedFiles files = new WatchedFiles();
    private RecordingUnderTest room;

    @BeforeEach
    void watched() {
        room = new RecordingUnderTest(Database.H2.fresh(), data, DataSize.ofBytes(0), new KnownSittings(), null, files);
    }

    @Test
    @DisplayName("R2-019 R4-021 bytes and journal are flushed before each acknowledgement")
    void bothAreFlushedBeforeEachAnswer() {
        TakeId take = takeOfSomebody();
        for (int number = 0; number < SEGMENTS; number++) {
            int ofMedia = files.flushesOf(room.file(take));
            int ofJournal = files.flushesOf(room.journal());
            accept(take, number);

            assertThat(files.flushesOf(room.file(take)))
                    .as("flushes of the media")
                    .isEqualTo(ofMedia + 1);
            assertThat(files.flushesOf(room.journal()))
                    .as("flushes of the journal")
                    .isEqualTo(ofJournal + 1);
            assertSurvives(take, number);
        }
    }

    @Test
    @DisplayName("R2-019 R4-021 a flush that serves many has come before the answer to any of them")
    void aSharedFlushComesBeforeEveryAnswer() throws Exception {
        try (ExecutorService students = Executors.newFixedThreadPool(STREAMS)) {
            List<Future<?>> running = IntStream.range(0, STREAMS)
                    .<Future<?>>mapToObj(student -> students.submit(this::recordAndLook))
                    .toList();
            for (Future<?> each : running) {
                each.get();
            }
        }
    }

    private void recordAndLook() {
        TakeId take = takeOfSomebody();
        for (int number = 0; number < SEGMENTS; number++) {
            accept(take, number);
            assertSurvives(take, number);
        }
    }

    private synchronized TakeId takeOfSomebody() {
        return camera(room.sittings.add(SittingState.RUNNING).id(), 0);
    }

    private void accept(TakeId take, int number) {
        byte[] bytes = content(take, number);
        Segment shape = number == 0 ? init(take, 0) : media(take, number);
        String predecessor = number == 0
                ? ContentDigest.beginningOf(take.sitting(), take.stream()).hex()
                : ContentDigest.of(content(take, number - 1)).hex();
        Segment segment =
                new Segment(take, number, shape.kind(), shape.mediaType(), predecessor, shape.opening(), shape.times());
        room.ingest.accept(segment, bytes, ContentDigest.of(bytes));
    }

    private void assertSurvives(TakeId take, int number) {
        assertThat(files.survivingIn(room.file(take)))
                .as("what a power cut would leave of the media")
                .endsWith(new String(content(take, number), java.nio.charset.StandardCharsets.US_ASCII));
        assertThat(files.survivingIn(room.journal()))
                .as("what a power cut would leave of the journal")
                .contains(ContentDigest.of(content(take, number)).hex());
    }

    private static byte[] content(TakeId take, int number) {
        return RecordingUnderTest.bytes("segment " + number + " of " + take.sitting());
    }
}
