package app.vigil.evidence.sealing;

import static app.vigil.evidence.recording.RecordingUnderTest.camera;
import static app.vigil.evidence.recording.RecordingUnderTest.digest;
import static app.vigil.evidence.recording.RecordingUnderTest.init;
import static app.vigil.evidence.recording.RecordingUnderTest.media;
import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.evidence.EvidenceSealed;
import app.vigil.evidence.EvidenceSupplemented;
import app.vigil.evidence.recording.ContentDigest;
import app.vigil.evidence.recording.RecordingUnderTest;
import app.vigil.evidence.recording.StreamName;
import app.vigil.evidence.recording.TakeId;
import app.vigil.sitting.Sitting;
import app.vigil.sitting.SittingState;
import app.vigil.testing.Database;
import app.vigil.testing.KnownExams;
import app.vigil.testing.KnownSittings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

@ParameterizedClass
@EnumSource(Database.class)
class ManifestsTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Parameter
    Database database;

    @TempDir
    Path data;

    private SealingUnderTest sealing;
    private RecordingUnderTest room;
    private Sitting sitting;
    private TakeId take;

    @BeforeEach
    void recorded() {
        sealing = new SealingUnderTest(database, data);
        room = sealing.recording;
        sitting = room.sittings.add(SittingState.FINISHED);
        take = camera(sitting.id(), 0);
        room.put(init(take, 0), "INIT");
        room.put(media(take, 1), "one");
        room.put(media(take, 3), digest("two"), "three");
    }

    @Test
    @DisplayName("R4-021 what a sealed recording consists of is signed with the institution's own key")
    void signsWhatWasRecorded() {
        room.seal(sitting, Map.of("camera", 3L));

        Manifest manifest = manifest(0);
        assertThat(manifest.sitting()).isEqualTo(sitting.id().toString());
        assertThat(manifest.institution()).isEqualTo(KnownExams.INSTITUTION.toString());
        assertThat(manifest.complete()).isFalse();
        assertThat(manifest.rules().settings()).containsKey("active_window");
        Manifest.Stream camera = manifest.streams().getFirst();
        assertThat(camera.beginning())
                .isEqualTo(ContentDigest.beginningOf(sitting.id(), StreamName.CAMERA)
                        .hex());
        assertThat(camera.missing()).containsExactly(new long[] {2, 2});
        assertThat(camera.takes().getFirst().opening())
                .isEqualTo(new Manifest.Opening(
                        "video/mp4;codecs=avc1.42E01E,opus", "vigil-agent/0.1.0 quiz-focus/1", -250));
        assertThat(camera.takes().getFirst().segments())
                .extracting(Manifest.Segment::digest)
                .containsExactly(digest("INIT"), digest("one"), digest("three"));
        assertThat(camera.head()).isEqualTo(headOf(camera.beginning(), "INIT", "one", "three"));
    }

    @Test
    void namesTheKeyByItsThumbprintAndPublishesIt() {
        room.seal(sitting, Map.of("camera", 3L));

        String kid = checked(0).kid();
        assertThat(sealing.keys.published().get("keys"))
                .singleElement()
                .satisfies(key -> assertThat(key).containsEntry("kid", kid).doesNotContainKey("d"));
        assertThat(sealing.keys.ownerOf(kid)).contains(KnownExams.INSTITUTION);
        assertThat(sealing.keys.ownerOf("another")).isEmpty();
    }

    @Test
    @DisplayName("late segments go into a signed supplement and the review is told")
    void signsLateSegmentsAsASupplement() {
        room.seal(sitting, Map.of("camera", 3L));
        room.put(media(take, 2), "two");

        sealing.manifests.signSupplements();
        assertThat(sealing.manifests.of(sitting.id())).as("more may follow").hasSize(1);

        room.clock.tick(Duration.ofMinutes(1));
        sealing.manifests.signSupplements();
        sealing.manifests.signSupplements();

        assertThat(sealing.manifests.of(sitting.id())).hasSize(2);
        Manifest.Stream camera = manifest(1).streams().getFirst();
        assertThat(camera.takes().getFirst().segments())
                .extracting(Manifest.Segment::digest)
                .containsExactly(digest("two"));
        assertThat(camera.missing()).isEmpty();
        assertThat(camera.head()).isEqualTo(headOf(camera.beginning(), "INIT", "one", "two", "three"));
        assertThat(room.published)
                .last()
                .isEqualTo(new EvidenceSupplemented(
                        sitting.id(),
                        sitting.exam(),
                        room.clock.instant(),
                        1,
                        1,
                        false,
                        List.of(new EvidenceSupplemented.Stretch(
                                KnownSittings.ADMITTED.plusSeconds(6), KnownSittings.ADMITTED.plusSeconds(9)))));
        assertThat(room.published).hasAtLeastOneElementOfType(EvidenceSealed.class);
    }

    @Test
    @DisplayName("a segment whose row was written while the recording was being signed is in the supplement")
    void signsWhatCameWhileItSigned() {
        room.seal(sitting, Map.of("camera", 3L));
        room.put(media(take, 2), "two");
        room.connection
                .jdbc()
                .sql("update evidence_segment set supplement = false")
                .update();

        room.clock.tick(Duration.ofMinutes(1));
        sealing.manifests.signSupplements();

        assertThat(manifest(1).streams().getFirst().takes().getFirst().segments())
                .extracting(Manifest.Segment::digest)
                .containsExactly(digest("two"));
    }

    @Test
    @DisplayName("what is missing is signed, also where the agent said nothing of it")
    void signsWhatIsMissing() {
        Sitting cut = room.sittings.addFinished(Duration.ofMinutes(10));
        room.seal(cut, Map.of());

        sitting = cut;
        Manifest manifest = manifest(0);
        assertThat(manifest.gaps()).extracting(Manifest.Gap::stream).containsExactly("camera", "screen");
        assertThat(manifest.gaps()).extracting(Manifest.Gap::cause).containsOnly("unreported");
    }

    @Test
    void signsNothingTwice() {
        room.seal(sitting, Map.of("camera", 3L));
        sealing.manifests.supplement(sitting);

        assertThat(sealing.manifests.of(sitting.id())).hasSize(1);
    }

    @Test
    void noticesAnyChangeOfASignature() {
        room.seal(sitting, Map.of("camera", 3L));
        String jws = sealing.manifests.of(sitting.id()).getFirst();
        for (int at = 0; at < jws.length(); at += 7) {
            char other = jws.charAt(at) == 'A' ? 'B' : 'A';
            String changed = jws.substring(0, at) + other + jws.substring(at + 1);
            assertThat(Signatures.check(changed, Manifest.TYPE)).isEmpty();
        }
        String last = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        for (char letter : last.toCharArray()) {
            String changed = jws.substring(0, jws.length() - 1) + letter;
            assertThat(Signatures.check(changed, Manifest.TYPE).isPresent()).isEqualTo(changed.equals(jws));
        }
        assertThat(Signatures.check(jws, "another")).isEmpty();
    }

    private Signatures.Checked checked(int number) {
        return Signatures.check(sealing.manifests.of(sitting.id()).get(number), Manifest.TYPE)
                .orElseThrow();
    }

    private Manifest manifest(int number) {
        return JSON.readValue(checked(number).content(), Manifest.class);
    }

    private static String headOf(String beginning, String... segments) {
        String head = beginning;
        for (String segment : List.of(segments)) {
            head = ContentDigest.of(HexFormat.of().parseHex(head + digest(segment)))
                    .hex();
        }
        return head;
    }
}
