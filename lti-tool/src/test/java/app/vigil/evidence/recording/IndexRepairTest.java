package app.vigil.evidence.recording;

import static app.vigil.evidence.recording.RecordingUnderTest.camera;
import static app.vigil.evidence.recording.RecordingUnderTest.init;
import static app.vigil.evidence.recording.RecordingUnderTest.media;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import app.vigil.retention.Retention;
import app.vigil.sitting.SittingErased;
import app.vigil.sitting.SittingState;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class IndexRepairTest extends RecordingOnEachDatabase {

    private TakeId take;

    @BeforeEach
    void recorded() {
        take = camera(room.sittings.add(SittingState.RUNNING).id(), 0);
        room.put(init(take, 0), "INIT");
        room.put(media(take, 1), "one");
        room.put(media(take, 2), "two");
    }

    @Test
    @DisplayName("R4-021 index rows a power cut took are back after the next start")
    void lostRowsComeBack() throws InterruptedException {
        TakeId next = camera(take.sitting(), 1);
        room.put(init(next, 3), "INIT");
        List<StoredSegment> before = rows();

        lose("sequence = 1 or sequence = 3");
        room = room.restarted();
        assertThat(rows()).isEqualTo(before);
        assertThat(room.journal()).doesNotExist();
    }

    @Test
    void everyRowComesBackWhenNoneWasFlushed() throws InterruptedException {
        List<StoredSegment> before = rows();
        lose("sequence >= 0");
        room = room.restarted();
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void aTornJournalLosesItsLastLineOnlyAndGoesOn() throws Exception {
        cut(room.journal(), 10);
        lose("sequence >= 0");
        room = room.restarted();
        assertThat(sequences()).containsExactly(0L, 1L);

        // The agent was never told that the last one is durable after this start, and sends it again.
        room.put(media(take, 2), "two");
        room.put(media(take, 3), "three");
        assertThat(room.file(take)).hasContent("INITonetwothree");
        lose("sequence >= 2");
        room = room.restarted();
        assertThat(sequences()).containsExactly(0L, 1L, 2L, 3L);
    }

    @Test
    void goesOnBehindALineTornByACrash() throws Exception {
        cut(room.journal(), 10);
        room.put(media(take, 3), "three");
        lose("sequence >= 0");
        room = room.restarted();
        assertThat(sequences()).containsExactly(0L, 1L, 3L);
    }

    @Test
    void aSegmentWhoseBytesAreNotThereStaysAway() throws Exception {
        cut(room.file(take), 1);
        lose("sequence >= 0");
        room = room.restarted();
        assertThat(sequences()).containsExactly(0L, 1L);
    }

    @Test
    void whatWasOverwrittenBecauseItsRowWasNeverWrittenStaysAway() throws InterruptedException {
        lose("sequence = 2");
        room = room.anew();
        room.put(media(take, 3), "3rd");
        lose("sequence >= 0");
        room = room.restarted();

        assertThat(room.file(take)).hasContent("INITone3rd");
        assertThat(sequences()).containsExactly(0L, 1L, 3L);
    }

    @Test
    @DisplayName("R1-014 a node killed while it erased a sitting brings nothing back")
    void nothingOfAnErasedSittingStays() throws Exception {
        held().eraseIndex(take.sitting());
        room = room.restarted();
        assertThat(rows()).as("what the journal still tells").isEmpty();
        assertThat(room.file(take)).exists();

        new RecordingErasure(held(), room.jdbc, room.erased, mock(Retention.class))
                .eraseFiles(new SittingErased(take.sitting()));
        assertThat(rows()).isEmpty();
        assertThat(room.file(take)).doesNotExist();
        room = room.restarted();
        assertThat(rows()).isEmpty();
    }

    private HeldRecordings held() {
        return new HeldRecordings(room.jdbc, room.index, room.store, room.rows, room.erased);
    }

    private void lose(String condition) {
        room.jdbc.sql("delete from evidence_segment where " + condition).update();
    }

    private List<StoredSegment> rows() {
        return room.index.of(take.sitting());
    }

    private List<Long> sequences() {
        return rows().stream().map(row -> row.segment().sequence()).toList();
    }

    private static void cut(Path file, int bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() - bytes);
        }
    }
}
