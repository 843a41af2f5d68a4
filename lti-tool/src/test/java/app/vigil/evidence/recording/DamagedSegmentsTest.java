package app.vigil.evidence.recording;

import static app.vigil.evidence.recording.RecordingUnderTest.camera;
import static app.vigil.evidence.recording.RecordingUnderTest.init;
import static app.vigil.evidence.recording.RecordingUnderTest.media;
import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.evidence.Recordings;
import app.vigil.sitting.SittingId;
import app.vigil.sitting.SittingState;
import app.vigil.testing.KnownSittings;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What becomes of a segment that was acknowledged and then damaged on its disk. */
class DamagedSegmentsTest extends RecordingOnEachDatabase {

    private static final Instant BEGIN = KnownSittings.ADMITTED;

    private SittingId sitting;
    private TakeId take;

    @BeforeEach
    void recorded() {
        sitting = room.sittings.add(SittingState.RUNNING).id();
        take = camera(sitting, 0);
        room.put(init(take, 0), "INIT");
        for (int number = 1; number <= 4; number++) {
            room.put(media(take, number), "segment " + number);
        }
    }

    @Test
    @DisplayName("R2-019 R2-027 a segment that is found damaged is a gap of its own cause, and no player asks for it")
    void aDamagedSegmentIsAGap() throws IOException {
        damage(2);
        read();

        assertThat(room.recordings.gaps(sitting))
                .containsExactly(new Recordings.Gap("camera", BEGIN.plusSeconds(6), BEGIN.plusSeconds(9), "damaged"));
        assertThat(segmentsOffered()).containsExactly(3000L, 9000L, 12_000L);
        assertThat(room.playback.index(sitting).complete()).isFalse();
        assertThat(room.recordings.spans(sitting))
                .containsExactly(
                        new Recordings.Span("camera", BEGIN.plusSeconds(3), BEGIN.plusSeconds(6)),
                        new Recordings.Span("camera", BEGIN.plusSeconds(9), BEGIN.plusSeconds(15)));
        read();
        assertThat(room.gaps.of(sitting)).as("found twice").hasSize(1);
    }

    @Test
    void withoutItsBeginningNothingOfATakeIsLeft() throws IOException {
        damage(0);
        read();

        assertThat(room.recordings.gaps(sitting))
                .containsExactly(new Recordings.Gap("camera", BEGIN.plusSeconds(3), BEGIN.plusSeconds(15), "damaged"));
        assertThat(room.playback.index(sitting).streams().getFirst().takes()).isEmpty();
    }

    @Test
    @DisplayName("R2-019 what its browser sent again is no gap any more")
    void whatIsMendedIsNoGap() throws IOException {
        damage(2);
        read();
        room.put(media(take, 2), "segment 2");

        assertThat(room.recordings.gaps(sitting)).isEmpty();
        assertThat(segmentsOffered()).containsExactly(3000L, 6000L, 9000L, 12_000L);
        assertThat(room.reader.read(stored(2))).isPresent();
    }

    @Test
    @DisplayName("R2-019 a segment that was damaged when its recording was sealed makes it incomplete")
    void itsRecordingIsNotComplete() throws IOException {
        SittingId ended = room.sittings.addFinished(Duration.ofSeconds(6)).id();
        for (StreamName stream : StreamName.values()) {
            TakeId only = new TakeId(ended, stream, 0);
            room.put(init(only, 0), "INIT");
            room.put(media(only, 1, Duration.ZERO, Duration.ofSeconds(6)), "all");
        }
        room.seals.expect(ended, java.util.Map.of("camera", 1L, "screen", 1L));
        assertThat(room.recordings.summary(ended).complete()).isTrue();

        take = camera(ended, 0);
        sitting = ended;
        damage(1);
        read();
        assertThat(room.recordings.summary(ended).complete()).isFalse();
    }

    private void damage(int number) throws IOException {
        byte[] bytes = Files.readAllBytes(room.file(take));
        bytes[(int) stored(number).offset()] ^= 1;
        Files.write(room.file(take), bytes);
    }

    /** As a player does that knows of nothing yet. */
    private void read() {
        for (StoredSegment segment : room.index.of(sitting)) {
            room.reader.read(segment);
        }
    }

    private StoredSegment stored(int number) {
        return room.index.of(sitting).stream()
                .filter(one -> one.segment().take().equals(take))
                .filter(one -> one.segment().sequence() == number)
                .findFirst()
                .orElseThrow();
    }

    private List<Long> segmentsOffered() {
        return room.playback.index(sitting).streams().getFirst().takes().getFirst().segments().stream()
                .map(segment -> segment[2])
                .toList();
    }
}
