package app.vigil.evidence.recording;

import static app.vigil.evidence.recording.RecordingUnderTest.camera;
import static app.vigil.evidence.recording.RecordingUnderTest.init;
import static app.vigil.evidence.recording.RecordingUnderTest.media;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.vigil.evidence.Recordings.Beginning;
import app.vigil.shared.ProblemException;
import app.vigil.sitting.SittingId;
import app.vigil.sitting.SittingState;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a player's page says of a recording itself. */
class FirstPicturesTest extends RecordingOnEachDatabase {

    private SittingId sitting;
    private TakeId camera;

    @BeforeEach
    void begun() {
        sitting = room.sittings.add(SittingState.RUNNING).id();
        camera = camera(sitting, 0);
    }

    @Test
    @DisplayName("R2-027 the player's page has what the first pictures need, however long the recording is")
    void saysWhereTheFirstPicturesAre() {
        TakeId screen = new TakeId(sitting, StreamName.SCREEN, 0);
        for (TakeId take : new TakeId[] {camera, screen}) {
            room.put(init(take, 0), "INIT");
            for (int number = 1; number <= 5; number++) {
                room.put(media(take, number), "segment " + number);
            }
        }

        Beginning beginning = room.recordings.beginning(sitting).orElseThrow();
        assertThat(beginning.media())
                .containsExactly(
                        "/api/recordings/" + sitting + "/camera/0/beginning",
                        "/api/recordings/" + sitting + "/screen/0/beginning");
        JsonNode said = JsonMapper.shared().readTree(beginning.index());
        JsonNode whole =
                JsonMapper.shared().readTree(JsonMapper.shared().writeValueAsString(room.playback.index(sitting)));
        assertThat(said.at("/startedAt")).isEqualTo(whole.at("/startedAt"));
        assertThat(said.at("/streams/0/takes/0/segments")).hasSize(1);
        assertThat(said.at("/streams/0/takes/0/segments/0")).isEqualTo(whole.at("/streams/0/takes/0/segments/0"));
        assertThat(said.at("/streams/1/takes/0/init")).isEqualTo(whole.at("/streams/1/takes/0/init"));
    }

    @Test
    @DisplayName("R2-027 the first pictures of a take come with what their decoder needs")
    void theFirstPicturesComeWithTheirInit() throws IOException {
        room.put(init(camera, 0), "INIT");
        room.put(media(camera, 1), "first");
        room.put(media(camera, 2), "second");

        Playback.Media media = room.playback.beginning(camera);
        assertThat(media.bytes().getContentAsByteArray()).asString().isEqualTo("INITfirst");
        assertThat(media.type()).isEqualTo(room.playback.media(camera).type());
    }

    @Test
    void saysNothingWhileThereAreNoPictures() {
        assertThat(room.recordings.beginning(sitting)).isEmpty();
        room.put(init(camera, 0), "INIT");
        assertThat(room.recordings.beginning(sitting)).isEmpty();
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> room.playback.beginning(camera));
    }
}
