package app.vigil.evidence.export;

import static app.vigil.evidence.recording.RecordingUnderTest.camera;
import static app.vigil.evidence.recording.RecordingUnderTest.init;
import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.evidence.recording.RecordingUnderTest;
import app.vigil.evidence.recording.Segment;
import app.vigil.evidence.recording.TakeId;
import app.vigil.evidence.sealing.SealingUnderTest;
import app.vigil.shared.PersonId;
import app.vigil.sitting.Sitting;
import app.vigil.sitting.SittingState;
import app.vigil.testing.Database;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.zip.CRC32;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Packages and what a check of them finds, shared with the page that checks in a browser; written anew with {@code
 * -Dpackages.write=true}.
 */
class SharedPackagesTest {

    private static final Path SHARED = Path.of("../browser-agent/src/testing/packages");
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @TempDir
    Path data;

    /**
     * A package and what was done to it.
     *
     * @param edit {@code none}, {@code flip} a bit of the byte at a place, {@code cut} there or {@code append} a byte
     */
    record Case(String file, String edit, int place, String kind, Verdict verdict) {}

    @Test
    @DisplayName("R0-027 the command line finds in the shared packages what the page finds")
    void findsWhatThePageFinds() throws IOException {
        for (JsonNode one : JSON.readTree(SHARED.resolve("cases.json"))) {
            String edit = one.get("edit").asString();
            int place = one.get("place").asInt();
            Verdict found = check(one.get("file").asString(), edit, place);
            assertThat(JSON.readTree(JSON.writeValueAsString(found)))
                    .as("%s at %d", edit, place)
                    .isEqualTo(one.get("verdict"));
            assertThat(kindOf(found)).isEqualTo(one.get("kind").asString());
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "packages.write", matches = "true")
    void writesThePackages() throws IOException {
        Files.createDirectories(SHARED);
        List<byte[]> small = List.of("INIT".getBytes(StandardCharsets.UTF_8), new byte[500], new byte[500]);
        write("sample.zip", SampleVideo.segments(data), (room, take) -> {});
        write("damaged.zip", small, (room, take) -> damage(room.file(take)));
        write(
                "gone.zip",
                small,
                (room, take) -> room.connection
                        .jdbc()
                        .sql("delete from evidence_segment")
                        .update());
        List<Case> cases = new ArrayList<>();
        add(cases, "sample.zip", "none", 0);
        add(cases, "gone.zip", "none", 0);
        add(cases, "damaged.zip", "none", 0);
        add(cases, "sample.zip", "append", 0);
        int size = (int) Files.size(SHARED.resolve("sample.zip"));
        Random random = new Random(27);
        random.ints(120, 0, size).forEach(place -> add(cases, "sample.zip", "flip", place));
        // Headers of the first entry and the directory, where one wrong byte is easily passed over.
        for (int place = 0; place < 41; place++) {
            add(cases, "sample.zip", "flip", place);
            add(cases, "sample.zip", "flip", size - 1 - place * 3);
        }
        add(cases, "sample.zip", "cut", 0);
        add(cases, "sample.zip", "cut", 29);
        random.ints(30, 0, size).forEach(place -> add(cases, "sample.zip", "cut", place));
        JSON.writeValue(SHARED.resolve("cases.json"), cases);
        JSON.writeValue(SHARED.resolve("large.json"), large());
    }

    private void add(List<Case> cases, String file, String edit, int place) {
        try {
            Verdict verdict = check(file, edit, place);
            cases.add(new Case(file, edit, place, kindOf(verdict), verdict));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Verdict check(String file, String edit, int place) throws IOException {
        byte[] bytes = Files.readAllBytes(SHARED.resolve(file));
        Path edited = data.resolve("edited.zip");
        switch (edit) {
            case "flip" -> bytes[place] ^= 1;
            case "cut" -> bytes = Arrays.copyOf(bytes, place);
            case "append" -> bytes = Arrays.copyOf(bytes, bytes.length + 1);
            default -> assertThat(edit).isEqualTo("none");
        }
        Files.write(edited, bytes);
        return PackageCheck.of(edited);
    }

    private static String kindOf(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Intact intact -> "intact";
            case Verdict.Incomplete incomplete -> "incomplete";
            case Verdict.Broken broken -> "broken";
        };
    }

    /** A late segment makes a supplement. */
    private void write(String name, List<byte[]> segments, BiConsumer<RecordingUnderTest, TakeId> before)
            throws IOException {
        SealingUnderTest sealing = new SealingUnderTest(Database.H2, data.resolve(name + ".data"));
        RecordingUnderTest room = sealing.recording;
        Sitting sitting = room.sittings.add(SittingState.FINISHED);
        TakeId take = camera(sitting.id(), 0);
        int last = segments.size() - 1;
        for (int number = 0; number < last; number++) {
            room.put(segment(take, number), segments.get(number));
        }
        room.seal(sitting, Map.of("camera", (long) last));
        room.put(segment(take, last), segments.get(last));
        sealing.manifests.supplement(sitting);
        before.accept(room, take);
        SittingPackage packages = new SittingPackage(
                new SittingPackage.Stock(room.index, room.reader, room.photos),
                sealing.manifests,
                sealing.keys,
                (one, handOver, now, entries) -> List.of(),
                List.of(),
                room.clock);
        HandOver handOver =
                new HandOver(new PersonId(UUID.randomUUID()), "Keeper", "Archive", "order 5", "", Locale.ENGLISH);
        try (OutputStream out = Files.newOutputStream(SHARED.resolve(name))) {
            packages.pack(sitting, handOver).writeTo(out);
        }
    }

    private static void damage(Path take) {
        try (RandomAccessFile stored = new RandomAccessFile(take.toFile(), "rw")) {
            stored.seek(700);
            stored.write(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Segment segment(TakeId take, int number) {
        long start = (number - 1) * 1000L * SampleVideo.SEGMENT_SECONDS;
        Segment.Times times = new Segment.Times(1_000_000 + start, start, 1000L * SampleVideo.SEGMENT_SECONDS, 0);
        return number == 0
                ? init(take, 0)
                : new Segment(take, number, Segment.Kind.MEDIA, "video/mp4", "", null, times);
    }

    /** What stands before, between and behind files of which one is larger than 4 GiB. */
    private static Map<String, Object> large() throws IOException {
        byte[] zeros = new byte[1 << 20];
        List<Contents.Entry> entries =
                List.of(entry("a", 3, zeros), entry("media/large.mp4", 5L << 30, zeros), entry("b", 7, zeros));
        List<String> around = new ArrayList<>();
        java.io.ByteArrayOutputStream between = new java.io.ByteArrayOutputStream();
        boolean[] inBody = {false};
        CanonicalZip zip = new CanonicalZip(new OutputStream() {
            @Override
            public void write(int value) {
                if (!inBody[0]) {
                    between.write(value);
                }
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                if (!inBody[0]) {
                    between.write(bytes, offset, length);
                }
            }
        });
        for (Contents.Entry entry : entries) {
            zip.add(entry, out -> {
                around.add(HexFormat.of().formatHex(between.toByteArray()));
                between.reset();
                inBody[0] = true;
                for (long left = entry.size(); left > 0; left -= zeros.length) {
                    out.write(zeros, 0, (int) Math.min(left, zeros.length));
                }
                inBody[0] = false;
            });
        }
        zip.finish();
        around.add(HexFormat.of().formatHex(between.toByteArray()));
        return Map.of("entries", entries, "around", around);
    }

    private static Contents.Entry entry(String name, long size, byte[] zeros) {
        CRC32 crc = new CRC32();
        for (long left = size; left > 0; left -= zeros.length) {
            crc.update(zeros, 0, (int) Math.min(left, zeros.length));
        }
        return new Contents.Entry(name, size, "", crc.getValue(), null);
    }
}
