package app.vigil.evidence.sealing;

import app.vigil.evidence.recording.ContentDigest;
import app.vigil.evidence.recording.Segment;
import app.vigil.evidence.recording.StoredSegment;
import app.vigil.evidence.recording.StreamName;
import app.vigil.evidence.recording.TakeId;
import app.vigil.exam.RuleMatrix;
import app.vigil.sitting.SittingId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** Turns index rows and the frozen rules into the parts of a manifest. */
final class ManifestWriter {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ManifestWriter() {}

    static byte[] bytes(Manifest manifest) {
        return JSON.writeValueAsBytes(manifest);
    }

    static Manifest.Rules rules(int examVersion, RuleMatrix matrix) {
        Map<String, Manifest.Switches> settings = new TreeMap<>();
        matrix.settings()
                .forEach((rule, setting) -> settings.put(
                        rule.code(),
                        new Manifest.Switches(
                                setting.allowed(),
                                setting.controlled(),
                                setting.visible(),
                                setting.threshold().toMillis())));
        String text = JSON.writeValueAsString(settings) + JSON.writeValueAsString(matrix.customRules());
        String digest = ContentDigest.of(text.getBytes(StandardCharsets.UTF_8)).hex();
        return new Manifest.Rules(examVersion, digest, settings, matrix.customRules());
    }

    /**
     * The streams of a recording.
     *
     * @param all every segment there is
     * @param fresh those this manifest names
     */
    static List<Manifest.Stream> streams(SittingId sitting, List<StoredSegment> all, List<StoredSegment> fresh) {
        return Stream.of(StreamName.values())
                .map(name -> stream(sitting, name, of(name, all), of(name, fresh)))
                .toList();
    }

    private static Manifest.Stream stream(
            SittingId sitting, StreamName name, List<StoredSegment> all, List<StoredSegment> fresh) {
        String beginning = ContentDigest.beginningOf(sitting, name).hex();
        Map<TakeId, List<StoredSegment>> takes = fresh.stream()
                .collect(Collectors.groupingBy(
                        stored -> stored.segment().take(),
                        () -> new TreeMap<>(java.util.Comparator.comparing(TakeId::take)),
                        Collectors.toList()));
        return new Manifest.Stream(
                name.code(),
                beginning,
                head(beginning, all),
                takes.values().stream().map(ManifestWriter::take).toList(),
                missing(all));
    }

    private static Manifest.Take take(List<StoredSegment> segments) {
        Segment first = segments.getFirst().segment();
        return new Manifest.Take(
                first.take().take(),
                first.mediaType(),
                segments.stream()
                        .flatMap(stored -> Optional.ofNullable(stored.segment().opening()).stream())
                        .map(opening -> new Manifest.Opening(opening.codecs(), opening.agent(), opening.clockOffset()))
                        .findFirst()
                        .orElse(null),
                segments.stream().map(ManifestWriter::segment).toList());
    }

    private static Manifest.Segment segment(StoredSegment stored) {
        Segment segment = stored.segment();
        return new Manifest.Segment(
                segment.sequence(),
                segment.kind().code(),
                stored.length(),
                stored.digest(),
                segment.predecessor(),
                segment.times().startedAt(),
                segment.times().mediaStart(),
                segment.times().duration());
    }

    private static List<StoredSegment> of(StreamName name, List<StoredSegment> segments) {
        return segments.stream()
                .filter(stored -> stored.segment().take().stream() == name)
                .sorted(java.util.Comparator.comparingLong(
                        stored -> stored.segment().sequence()))
                .toList();
    }

    private static String head(String beginning, List<StoredSegment> segments) {
        String head = beginning;
        for (StoredSegment stored : segments) {
            head = ContentDigest.of(HexFormat.of().parseHex(head + stored.digest()))
                    .hex();
        }
        return head;
    }

    private static List<long[]> missing(List<StoredSegment> segments) {
        List<long[]> missing = new ArrayList<>();
        long next = 0;
        for (StoredSegment stored : segments) {
            long sequence = stored.segment().sequence();
            if (sequence > next) {
                missing.add(new long[] {next, sequence - 1});
            }
            next = sequence + 1;
        }
        return missing;
    }
}
