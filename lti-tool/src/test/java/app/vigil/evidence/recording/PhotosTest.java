package app.vigil.evidence.recording;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.vigil.evidence.EvidenceProblem;
import app.vigil.shared.MasterKey;
import app.vigil.shared.ProblemException;
import app.vigil.sitting.SittingId;
import app.vigil.sitting.SittingState;
import app.vigil.sitting.Sittings;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PhotosTest extends RecordingOnEachDatabase {

    private SittingId sitting;

    @BeforeEach
    void checked() {
        sitting = room.sittings.add(SittingState.CHECKED).id();
    }

    @Test
    @DisplayName("R2-032 identification needs a photo of the face and a separate one with the document")
    void isCompleteWithBothPhotos() throws IOException {
        put(PhotoKind.FACE, jpeg(200));
        assertThat(room.photos.complete(sitting)).isFalse();
        put(PhotoKind.DOCUMENT, jpeg(100));
        assertThat(room.photos.complete(sitting)).isTrue();
        assertThat(room.photos.of(sitting)).containsExactly(PhotoKind.FACE, PhotoKind.DOCUMENT);
    }

    @Test
    void keepsOnlyTheRetake() throws IOException {
        put(PhotoKind.FACE, jpeg(200));
        put(PhotoKind.FACE, jpeg(50));

        assertThat(room.photos.read(sitting, PhotoKind.FACE)).isEqualTo(jpeg(50));
        assertThat(room.photos.of(sitting)).containsExactly(PhotoKind.FACE);
        assertThat(files()).hasSize(1);
    }

    @Test
    void neverWritesAPhotoInTheClear() throws IOException {
        put(PhotoKind.FACE, jpeg(200));

        assertThat(files())
                .singleElement()
                .satisfies(
                        file -> assertThat(Files.readString(file, ISO_8859_1)).doesNotContain("JFIF"));
    }

    @Test
    void isStoredBeforeAnythingIsLocked() throws IOException {
        Sittings locking = (Sittings) Proxy.newProxyInstance(
                Sittings.class.getClassLoader(), new Class<?>[] {Sittings.class}, (proxy, method, arguments) -> {
                    assertThat(files()).as("a slow store must not hold a lock").hasSize(1);
                    return method.invoke(room.sittings, arguments);
                });
        Photos photos = new Photos(
                room.jdbc, MasterKey.of(new byte[32]), room.store, room.clock, RecordingUnderTest.bean(locking));

        photos.put(sitting, PhotoKind.FACE, jpeg(200), ContentDigest.of(jpeg(200)));

        assertThat(photos.read(sitting, PhotoKind.FACE)).isEqualTo(jpeg(200));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(room.media.resolve(sitting.toString()))) {
            return files.toList();
        }
    }

    @Test
    void refusesWhatIsNoPicture() throws IOException {
        byte[] cut = Arrays.copyOf(jpeg(200), 40);
        assertRefused(EvidenceProblem.PHOTO_UNREADABLE, cut);
        assertRefused(EvidenceProblem.PHOTO_UNREADABLE, RecordingUnderTest.bytes("GIF89a"));
    }

    @Test
    void refusesAPictureThatClaimsToBeHuge() throws IOException {
        assertRefused(EvidenceProblem.PHOTO_UNREADABLE, claiming(5000, 5000));
        assertRefused(EvidenceProblem.PHOTO_UNREADABLE, claiming(65_000, 65_000));
    }

    @Test
    void takesAPictureOfALargeCamera() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(3840, 2160, BufferedImage.TYPE_BYTE_GRAY), "jpeg", bytes);
        put(PhotoKind.FACE, bytes.toByteArray());
        assertThat(room.photos.of(sitting)).containsExactly(PhotoKind.FACE);
    }

    /** A sound picture whose header lies about its size (ITU-T T.81, B.2.2). */
    private static byte[] claiming(int width, int height) throws IOException {
        byte[] picture = jpeg(200);
        int frame = 0;
        while (picture[frame] != (byte) 0xFF || picture[frame + 1] != (byte) 0xC0) {
            frame++;
        }
        ByteBuffer.wrap(picture).putShort(frame + 5, (short) height).putShort(frame + 7, (short) width);
        return picture;
    }

    @Test
    void refusesARetakeAfterIdentification() throws IOException {
        sitting = room.sittings.add(SittingState.IDENTIFIED).id();
        assertRefused(EvidenceProblem.PHOTOS_CLOSED, jpeg(200));
        assertThat(files()).isEmpty();
    }

    private void assertRefused(EvidenceProblem problem, byte[] content) {
        assertThatThrownBy(() -> put(PhotoKind.FACE, content))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(problem));
    }

    private void put(PhotoKind kind, byte[] content) {
        room.photos.put(sitting, kind, content, ContentDigest.of(content));
    }

    private static byte[] jpeg(int grey) throws IOException {
        BufferedImage picture = new BufferedImage(64, 48, BufferedImage.TYPE_BYTE_GRAY);
        picture.getRaster().setSamples(0, 0, 64, 48, 0, uniform(grey));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "jpeg", bytes);
        return bytes.toByteArray();
    }

    private static int[] uniform(int grey) {
        int[] samples = new int[64 * 48];
        Arrays.fill(samples, grey);
        return samples;
    }
}
