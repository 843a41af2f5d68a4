package app.vigil.evidence.recording;

import static app.vigil.evidence.recording.RecordingUnderTest.camera;
import static app.vigil.evidence.recording.RecordingUnderTest.init;
import static app.vigil.evidence.recording.RecordingUnderTest.media;
import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.sitting.SittingState;
import app.vigil.testing.Database;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a failing disk does to a stored recording, at a thousand random places. */
class DamagedStoreTest {

    private static final int SEGMENTS = 12;

    @TempDir
    Path data;

    private final Random random = new Random(20261122);
    private RecordingUnderTest room;
    private TakeId take;
    private byte[] whole;
    private List<StoredSegment> stored;

    @BeforeEach
    void recorded() throws IOException {
        room = RecordingUnderTest.on(Database.H2, data);
        take = camera(room.sittings.add(SittingState.RUNNING).id(), 0);
        for (int number = 0; number < SEGMENTS; number++) {
            byte[] bytes = new byte[200 + random.nextInt(2000)];
            random.nextBytes(bytes);
            room.put(number == 0 ? init(take, 0) : media(take, number), bytes);
        }
        whole = Files.readAllBytes(room.file(take));
        stored = room.index.of(take.sitting());
    }

    @Test
    @DisplayName("R4-021 a flipped byte is never served, and nothing before it is lost")
    void servesNoFlippedByte() throws IOException {
        for (int round = 0; round < 500; round++) {
            int place = random.nextInt(whole.length);
            byte[] damaged = whole.clone();
            damaged[place] ^= (byte) (1 << random.nextInt(8));
            Files.write(room.file(take), damaged);

            assertOnlySoundSegmentsAreRead(place, place + 1);
        }
    }

    @Test
    @DisplayName("R4-021 of a file cut short everything before the cut is served")
    void servesWhatIsBeforeACut() throws IOException {
        for (int round = 0; round < 500; round++) {
            int place = random.nextInt(whole.length);
            Files.write(room.file(take), Arrays.copyOf(whole, place));

            assertOnlySoundSegmentsAreRead(place, whole.length);
        }
    }

    @Test
    void goesOnRecordingBehindACut() throws IOException {
        Files.write(room.file(take), Arrays.copyOf(whole, whole.length - 100));

        byte[] next = new byte[300];
        random.nextBytes(next);
        room.put(media(take, SEGMENTS), next);

        List<StoredSegment> now = room.index.of(take.sitting());
        assertThat(room.reader.read(now.get(SEGMENTS - 1))).isEmpty();
        assertThat(room.reader.read(now.get(SEGMENTS)).orElseThrow()).isEqualTo(next);
    }

    @Test
    @DisplayName("R4-021 of a damaged journal only the lines that were hit are lost, and nothing wrong is served")
    void getsTheRowsBackThatADamagedJournalStillTells() throws IOException {
        byte[] journal = Files.readAllBytes(room.journal());
        for (int round = 0; round < 200; round++) {
            int place = random.nextInt(journal.length);
            byte[] damaged = round % 2 == 0 ? Arrays.copyOf(journal, place) : journal.clone();
            if (round % 2 == 1) {
                damaged[place] ^= (byte) (1 << random.nextInt(8));
            }
            Files.write(room.journal(), damaged);
            room.jdbc.sql("delete from evidence_segment").update();
            room.repair.start();

            List<StoredSegment> back = room.index.of(take.sitting());
            assertThat(stored).containsAll(back);
            assertThat(back).containsAll(stored.subList(0, linesBefore(journal, place)));
            assertThat(back).allMatch(segment -> room.reader.read(segment).isPresent());
            assertThat(back.size()).isGreaterThanOrEqualTo(round % 2 == 0 ? 0 : SEGMENTS - 2);
        }
    }

    /** Whole lines in front of a place; each was written as a line of its own behind an empty one. */
    private static int linesBefore(byte[] journal, int place) {
        return (int) new String(journal, 0, place, java.nio.charset.StandardCharsets.UTF_8)
                        .chars()
                        .filter(each -> each == '\n')
                        .count()
                / 2;
    }

    private void assertOnlySoundSegmentsAreRead(long damageFrom, long damageTo) throws IOException {
        long sound = whole.length;
        for (StoredSegment segment : stored) {
            long end = segment.offset() + segment.length();
            boolean hit = segment.offset() < damageTo && end > damageFrom;
            sound = hit ? Math.min(sound, segment.offset()) : sound;
            byte[] original = Arrays.copyOfRange(whole, (int) segment.offset(), (int) end);
            assertThat(room.reader.read(segment).map(bytes -> Arrays.equals(bytes, original)))
                    .as("segment at %d, damage from %d", segment.offset(), damageFrom)
                    .isEqualTo(hit ? java.util.Optional.empty() : java.util.Optional.of(true));
        }
        assertThat(servedFromTheBeginning()).isEqualTo(Arrays.copyOf(whole, (int) sound));
    }

    private byte[] servedFromTheBeginning() throws IOException {
        ByteArrayOutputStream served = new ByteArrayOutputStream();
        try (InputStream in = room.playback.media(take).bytes().getInputStream()) {
            in.transferTo(served);
        } catch (IOException damaged) {
            assertThat(damaged).hasMessageContaining("no sound segment");
        }
        return served.toByteArray();
    }
}
