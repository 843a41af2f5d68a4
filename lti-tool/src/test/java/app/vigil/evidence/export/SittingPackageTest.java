package app.vigil.evidence.export;

import static app.vigil.evidence.recording.RecordingUnderTest.camera;
import static app.vigil.evidence.recording.RecordingUnderTest.digest;
import static app.vigil.evidence.recording.RecordingUnderTest.init;
import static app.vigil.evidence.recording.RecordingUnderTest.media;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.vigil.evidence.EvidenceProblem;
import app.vigil.evidence.PackagedPapers;
import app.vigil.evidence.VerifyCommand;
import app.vigil.evidence.recording.Bucket;
import app.vigil.evidence.recording.ContentDigest;
import app.vigil.evidence.recording.PhotoKind;
import app.vigil.evidence.recording.RecordingUnderTest;
import app.vigil.evidence.recording.Segment;
import app.vigil.evidence.recording.StreamName;
import app.vigil.evidence.recording.TakeId;
import app.vigil.evidence.sealing.SealingUnderTest;
import app.vigil.shared.PersonId;
import app.vigil.shared.ProblemException;
import app.vigil.sitting.Sitting;
import app.vigil.sitting.SittingState;
import app.vigil.testing.Database;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.zip.ZipFile;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class SittingPackageTest {

    private static final PersonId KEEPER = new PersonId(UUID.randomUUID());

    @TempDir
    Path data;

    private SealingUnderTest sealing;
    private RecordingUnderTest room;
    private Sitting sitting;
    private Path file;

    @BeforeEach
    void room() {
        sealing = new SealingUnderTest(Database.H2, data);
        room = sealing.recording;
        sitting = room.sittings.add(SittingState.FINISHED);
        file = data.resolve("package.zip");
    }

    @Test
    @DisplayName(
            "R0-027 R4-012 the package holds ordinary seekable videos, the proof and the papers of the rooms above")
    void packsOrdinaryVideos() throws IOException {
        assumeTrue(SampleVideo.possible(), "ffmpeg is not installed");
        List<byte[]> video = SampleVideo.segments(data);
        record(video, StreamName.CAMERA);
        record(video, StreamName.SCREEN);
        long last = SampleVideo.SECONDS / SampleVideo.SEGMENT_SECONDS;
        room.seal(sitting, Map.of("camera", last, "screen", last));
        pack();

        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertThat(zip.stream().map(Object::toString))
                    .containsExactly(
                            "package.jws",
                            "manifest.jws",
                            "evidence-keys.json",
                            "marks.json",
                            "media/camera.0.mp4",
                            "media/screen.0.mp4",
                            "hand-over-act.pdf",
                            "index.html",
                            "checksums.sha256");
            assertSeekable(zip, "camera.0.mp4");
            assertSeekable(zip, "screen.0.mp4");
        }
        assertThat(PackageCheck.of(file)).isInstanceOfSatisfying(Verdict.Intact.class, intact -> {
            assertThat(intact.sitting()).isEqualTo(sitting.id().toString());
            assertThat(sealing.keys.ownerOf(intact.kid())).isPresent();
        });
    }

    private void assertSeekable(ZipFile zip, String name) throws IOException {
        Path video = data.resolve(name);
        Files.copy(zip.getInputStream(zip.getEntry("media/" + name)), video);
        assertThat(Double.parseDouble(SampleVideo.probe(video, "format=duration")))
                .isBetween(SampleVideo.SECONDS - 0.5, SampleVideo.SECONDS + 0.5);
        assertThat(SampleVideo.probe(video, "packet=pts_time", "-read_intervals", "9.5%+#1", "-select_streams", "v"))
                .as("the key frame before second 9.5")
                .startsWith("9.0");
    }

    @Test
    @DisplayName("R0-027 a WebM gets the length and the cues that browsers leave out")
    void makesAWebmSeekable() throws IOException {
        assumeTrue(SampleVideo.possible(), "ffmpeg is not installed");
        byte[] recorded = Files.readAllBytes(Path.of("../browser-agent/src/testing/recorded.webm"));
        TakeId take = camera(sitting.id(), 0);
        // Where its three clusters with key frames begin that make segments, and when.
        int[] begins = {206, 8916, 18940, recorded.length};
        long[] starts = {0, 3019, 6018, 9000};
        room.put(webm(init(take, 0), new Segment.Times(1_000_000, 0, 0, 0)), Arrays.copyOf(recorded, begins[0]));
        for (int number = 1; number < begins.length; number++) {
            Segment.Times times = new Segment.Times(
                    1_000_000 + starts[number - 1], starts[number - 1], starts[number] - starts[number - 1], 0);
            room.put(
                    webm(media(take, number), times), Arrays.copyOfRange(recorded, begins[number - 1], begins[number]));
        }
        room.seal(sitting, Map.of("camera", 3L));
        pack();

        assertThat(PackageCheck.of(file)).isInstanceOf(Verdict.Intact.class);
        Path video = data.resolve("camera.webm");
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Files.copy(zip.getInputStream(zip.getEntry("media/camera.0.webm")), video);
        }
        assertThat(SampleVideo.probe(video, "format=duration", "-v", "quiet")).startsWith("9.0");
        assertThat(SampleVideo.probe(
                        video, "packet=pts_time", "-v", "quiet", "-read_intervals", "7%+#1", "-select_streams", "v"))
                .as("the key frame before second 7")
                .startsWith("6.0");
    }

    private static Segment webm(Segment segment, Segment.Times times) {
        Segment.Opening opening = segment.opening() == null
                ? null
                : new Segment.Opening("video/webm;codecs=vp8,opus", "vigil-agent/0.1.0", 0);
        return new Segment(segment.take(), segment.sequence(), segment.kind(), "video/webm", "", opening, times);
    }

    @Test
    void putsSegmentsInOrderThatCameOutOfOrder() throws IOException {
        TakeId take = camera(sitting.id(), 0);
        room.put(init(take, 0), "INIT");
        room.put(media(take, 2), digest("one"), "two");
        room.seal(sitting, Map.of("camera", 2L));
        room.put(media(take, 1), "one");
        pack();

        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertThat(zip.getInputStream(zip.getEntry("media/camera.0.mp4")))
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo("INITonetwo");
            assertThat(zip.getEntry("supplement-1.jws")).isNotNull();
        }
        assertThat(PackageCheck.of(file)).isInstanceOf(Verdict.Intact.class);
    }

    @Test
    void saysWhichSegmentsWereDamagedBefore() throws IOException {
        record(List.of("INIT".getBytes(StandardCharsets.UTF_8), new byte[500], new byte[500]));
        try (RandomAccessFile stored =
                new RandomAccessFile(room.file(camera(sitting.id(), 0)).toFile(), "rw")) {
            stored.seek(700);
            stored.write(1);
        }
        pack();

        assertThat(PackageCheck.of(file))
                .isInstanceOfSatisfying(
                        Verdict.Incomplete.class,
                        found -> assertThat(found.leftOut()).isEqualTo(1));
    }

    @Test
    @DisplayName("R0-027 a take or photo that was signed and is gone before packing makes no intact package")
    void missesWhatWasSignedAndIsGone() throws IOException {
        recordSomething(new Random(7));
        room.connection.jdbc().sql("delete from evidence_segment").update();
        pack();

        assertThat(PackageCheck.of(file)).isInstanceOfSatisfying(Verdict.Incomplete.class, found -> {
            assertThat(found.leftOut()).isEqualTo(6);
            assertThat(found.firstFile()).isEqualTo("media/camera.0");
        });
    }

    @Test
    @DisplayName("R0-027 photos are those the manifest names")
    void holdsThePhotosThatWereSigned() throws IOException {
        sitting = room.sittings.add(SittingState.CONSENTED);
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_BYTE_GRAY), "jpeg", jpeg);
        room.photos.put(sitting.id(), PhotoKind.FACE, jpeg.toByteArray(), ContentDigest.of(jpeg.toByteArray()));
        sitting = room.sittings.finish(sitting, Duration.ofHours(1));
        recordSomething(new Random(7));
        pack();
        assertThat(PackageCheck.of(file)).isInstanceOf(Verdict.Intact.class);

        room.connection.jdbc().sql("delete from evidence_photo").update();
        pack();
        assertThat(PackageCheck.of(file))
                .isInstanceOfSatisfying(
                        Verdict.Incomplete.class,
                        found -> assertThat(found.firstFile()).isEqualTo("photos/face.jpg"));
    }

    @Test
    void saysWhatTheRecordingItselfLacks() throws IOException {
        TakeId take = camera(sitting.id(), 0);
        room.put(init(take, 0), "INIT");
        room.put(media(take, 3), "three");
        room.seal(sitting, Map.of("camera", 3L));
        pack();
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        assertThat(verify(out, "--file=" + file)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("INTACT", "the recording is NOT complete", "never came: camera, segments 1 to 2", "gap: ");
    }

    @Test
    @DisplayName("R0-027 a store that does not answer makes no package, and none that calls its segments damaged")
    void isNotMadeWhileTheBucketIsAway() throws Exception {
        try (Bucket bucket = new Bucket()) {
            room = new RecordingUnderTest(
                    Database.H2.fresh(),
                    data,
                    DataSize.ofBytes(0),
                    room.sittings,
                    bucket.settings(DataSize.ofBytes(1), Duration.ofMinutes(5)));
            sealing = new SealingUnderTest(room);
            recordSomething(new Random(7));
            room.fillBucket();
            Files.delete(room.file(camera(sitting.id(), 0)));
            bucket.fail(Bucket.Fault.INTERNAL_ERROR, 100);

            assertThatThrownBy(this::pack)
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            refused -> assertThat(refused.problem()).isEqualTo(EvidenceProblem.OBJECT_STORE_AWAY));

            bucket.recover();
            pack();
            assertThat(PackageCheck.of(file)).isInstanceOf(Verdict.Intact.class);
        }
    }

    @Test
    void isNotMadeBeforeTheRecordingIsSealed() {
        room.put(init(camera(sitting.id(), 0), 0), "INIT");

        assertThatThrownBy(this::pack)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(EvidenceProblem.RECORDING_NOT_SEALED));
    }

    @Test
    @DisplayName("a change of any byte is noticed, and the range named holds it: 1,000 random places")
    void noticesAnyChange() throws IOException {
        Random random = new Random(20261122);
        recordSomething(random);
        pack();
        byte[] whole = Files.readAllBytes(file);
        Path changed = data.resolve("changed.zip");
        for (int round = 0; round < 700; round++) {
            int place = random.nextInt(whole.length);
            byte[] bytes = whole.clone();
            bytes[place] ^= (byte) (1 << random.nextInt(8));
            Files.write(changed, bytes);
            assertThat(PackageCheck.of(changed))
                    .as("flipped at %d of %d", place, whole.length)
                    .isInstanceOfSatisfying(Verdict.Broken.class, broken -> {
                        assertThat(broken.from()).isLessThanOrEqualTo(place);
                        assertThat(broken.to()).isGreaterThan(place);
                    });
        }
        for (int round = 0; round < 300; round++) {
            int length = random.nextInt(whole.length);
            Files.write(changed, Arrays.copyOf(whole, length));
            assertThat(PackageCheck.of(changed))
                    .as("cut at %d of %d", length, whole.length)
                    .isInstanceOfSatisfying(
                            Verdict.Broken.class,
                            broken -> assertThat(broken.to()).isGreaterThanOrEqualTo(length));
        }
        Files.write(changed, Arrays.copyOf(whole, whole.length + 1));
        assertThat(PackageCheck.of(changed)).isInstanceOf(Verdict.Broken.class);
    }

    @Test
    void namesTheVeryFirstSegmentThatWasChanged() throws IOException {
        recordSomething(new Random(7));
        pack();
        byte[] whole = Files.readAllBytes(file);
        String text = new String(whole, StandardCharsets.ISO_8859_1);
        int begin = text.indexOf("media/camera.0.mp4INIT") + "media/camera.0.mp4INIT".length();
        whole[begin + 2100] ^= 1;
        Files.write(file, whole);

        assertThat(PackageCheck.of(file))
                .isEqualTo(new Verdict.Broken(begin + 2000, begin + 3000, "media/camera.0.mp4"));
    }

    @Test
    void answersOnTheCommandLine() throws IOException {
        recordSomething(new Random(7));
        pack();
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        assertThat(verify(out, "--file=" + file)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("INTACT", sitting.id().toString());
        assertThat(verify(out, "--file=" + file, "--key=another")).isEqualTo(1);
        assertThat(verify(out)).isEqualTo(2);
        assertThat(verify(out, "--file=" + data.resolve("nothing.zip"))).isEqualTo(2);
        Files.copy(room.file(camera(sitting.id(), 0)), file, StandardCopyOption.REPLACE_EXISTING);
        assertThat(verify(out, "--file=" + file)).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("BROKEN: bytes 0 to ");
        assertThat(VerifyCommand.run(new String[] {"--vigil.command=invitation"}, System.out, System.err))
                .isEmpty();
    }

    private static int verify(OutputStream out, String... more) {
        String[] arguments = Arrays.copyOf(more, more.length + 1);
        arguments[more.length] = "--vigil.command=verify";
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        return VerifyCommand.run(arguments, print, print).orElseThrow();
    }

    private void recordSomething(Random random) {
        byte[][] segments = new byte[6][1000];
        segments[0] = "INIT".getBytes(StandardCharsets.UTF_8);
        for (int number = 1; number < segments.length; number++) {
            random.nextBytes(segments[number]);
        }
        record(List.of(segments));
    }

    private void record(List<byte[]> segments) {
        record(segments, StreamName.CAMERA);
        room.seal(sitting, Map.of("camera", segments.size() - 1L));
    }

    private void record(List<byte[]> segments, StreamName stream) {
        TakeId take = new TakeId(sitting.id(), stream, 0);
        for (int number = 0; number < segments.size(); number++) {
            room.put(number == 0 ? init(take, 0) : timed(take, number), segments.get(number));
        }
    }

    private static Segment timed(TakeId take, int number) {
        long start = (number - 1) * 1000L * SampleVideo.SEGMENT_SECONDS;
        Segment.Times times = new Segment.Times(1_000_000 + start, start, 1000L * SampleVideo.SEGMENT_SECONDS, 0);
        return new Segment(take, number, Segment.Kind.MEDIA, "video/mp4", "", null, times);
    }

    private void pack() throws IOException {
        PackagedPapers above = (one, by, locale) ->
                List.of(new PackagedPapers.Paper("marks.json", "{}".getBytes(StandardCharsets.UTF_8)));
        SittingPackage packages = new SittingPackage(
                new SittingPackage.Stock(room.index, room.reader, room.photos),
                sealing.manifests,
                sealing.keys,
                (one, handOver, now, entries) -> List.of(
                        new PackagedPapers.Paper("hand-over-act.pdf", new byte[] {1}),
                        new PackagedPapers.Paper("index.html", new byte[] {2})),
                List.of(above),
                room.clock);
        HandOver handOver = new HandOver(KEEPER, "Keeper", "Archive", "order 5", "", Locale.of("uk"));
        try (OutputStream out = Files.newOutputStream(file)) {
            packages.pack(sitting, handOver).writeTo(out);
        }
    }
}
