package app.vigil.evidence.export;

import app.vigil.evidence.EvidenceProblem;
import app.vigil.evidence.PackagedPapers;
import app.vigil.evidence.recording.ContentDigest;
import app.vigil.evidence.recording.PhotoKind;
import app.vigil.evidence.recording.Photos;
import app.vigil.evidence.recording.SegmentIndex;
import app.vigil.evidence.recording.SegmentReader;
import app.vigil.evidence.recording.StoredSegment;
import app.vigil.evidence.recording.TakeId;
import app.vigil.evidence.sealing.EvidenceKeys;
import app.vigil.evidence.sealing.Manifests;
import app.vigil.lti.RegistrationId;
import app.vigil.shared.ProblemException;
import app.vigil.sitting.Sitting;
import app.vigil.sitting.SittingId;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Packs a sealed sitting (R0-027): videos, photos, marks, protocol, manifests, public keys, checksums, hand-over act and
 * a page to begin with. The media are read segment by segment and never held whole.
 */
@Component
public class SittingPackage {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Stock stock;
    private final Manifests manifests;
    private final EvidenceKeys keys;
    private final PackagePapers papers;
    private final List<PackagedPapers> fromAbove;
    private final Clock clock;

    SittingPackage(
            Stock stock,
            Manifests manifests,
            EvidenceKeys keys,
            PackagePapers papers,
            List<PackagedPapers> fromAbove,
            Clock clock) {
        this.stock = stock;
        this.manifests = manifests;
        this.keys = keys;
        this.papers = papers;
        this.fromAbove = fromAbove;
        this.clock = clock;
    }

    /** Where the recorded bytes come from. */
    @Component
    record Stock(SegmentIndex index, SegmentReader reader, Photos photos) {}

    /** A package whose every byte is decided. */
    public static final class Packed {

        private final byte[] signed;
        private final Contents contents;
        private final Map<String, CanonicalZip.Body> bodies;

        private Packed(byte[] signed, Contents contents, Map<String, CanonicalZip.Body> bodies) {
            this.signed = signed;
            this.contents = contents;
            this.bodies = bodies;
        }

        /** SHA-256 of the signed contents, by which the audit log knows the package. */
        public String digest() {
            return ContentDigest.of(signed).hex();
        }

        /** Streams the package; the stream stays open. */
        public void writeTo(OutputStream out) throws IOException {
            CanonicalZip zip = new CanonicalZip(out);
            zip.begin(signed);
            for (Contents.Entry entry : contents.entries()) {
                zip.add(entry, java.util.Objects.requireNonNull(bodies.get(entry.name())));
            }
            zip.finish();
        }
    }

    /** Prepares the package of a sitting; refused as {@code recording-not-sealed} before there is a manifest. */
    public Packed pack(Sitting sitting, HandOver handOver) {
        manifests.supplement(sitting);
        List<String> signed = manifests.of(sitting.id());
        if (signed.isEmpty()) {
            throw new ProblemException(EvidenceProblem.RECORDING_NOT_SEALED).with("sitting", sitting.id());
        }
        RegistrationId institution = manifests.institutionOf(sitting);
        Instant now = clock.instant();
        Collected collected = new Collected();
        addProof(collected, signed, institution);
        addPhotos(collected, sitting.id());
        fromAbove.forEach(room -> room.of(sitting.id(), handOver.by(), handOver.locale())
                .forEach(paper -> collected.add(paper.name(), paper.bytes())));
        addMedia(collected, sitting.id(), signed.size());
        papers.of(sitting, handOver, now, List.copyOf(collected.entries))
                .forEach(paper -> collected.add(paper.name(), paper.bytes()));
        collected.add("checksums.sha256", checksums(collected.entries));
        return collected.signedFor(sitting, institution, now);
    }

    private void addProof(Collected collected, List<String> signed, RegistrationId institution) {
        for (int number = 0; number < signed.size(); number++) {
            String name = number == 0 ? "manifest.jws" : "supplement-" + number + ".jws";
            collected.add(name, signed.get(number).getBytes(StandardCharsets.US_ASCII));
        }
        collected.add("evidence-keys.json", JSON.writeValueAsBytes(keys.publishedBy(institution)));
    }

    private void addPhotos(Collected collected, SittingId sitting) {
        for (PhotoKind kind : stock.photos().of(sitting)) {
            collected.add(
                    SignedSegments.PHOTOS + kind.code() + ".jpg", stock.photos().read(sitting, kind));
        }
    }

    /** What came since the newest of these manifests belongs into a later package. */
    private void addMedia(Collected collected, SittingId sitting, int signed) {
        Map<TakeId, List<StoredSegment>> takes = stock.index().namedBefore(sitting, signed).stream()
                .collect(Collectors.groupingBy(
                        stored -> stored.segment().take(),
                        () -> new TreeMap<>(Comparator.comparing(TakeId::stream).thenComparing(TakeId::take)),
                        Collectors.toList()));
        takes.forEach((take, segments) -> {
            TakeFile file = new TakeFile(stock.reader(), segments);
            String name = TakeFile.nameOf(take, segments.getFirst().segment().mediaType());
            collected.add(Measure.of(name, file.describe(take), file::writeTo), file::writeTo);
        });
    }

    private static byte[] checksums(List<Contents.Entry> entries) {
        return entries.stream()
                .map(entry -> entry.sha256() + "  " + entry.name() + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.US_ASCII);
    }

    private final class Collected {

        private final List<Contents.Entry> entries = new ArrayList<>();
        private final Map<String, CanonicalZip.Body> bodies = new LinkedHashMap<>();

        void add(String name, byte[] bytes) {
            add(Measure.of(name, null, out -> out.write(bytes)), out -> out.write(bytes));
        }

        void add(Contents.Entry entry, CanonicalZip.Body body) {
            entries.add(entry);
            bodies.put(entry.name(), body);
        }

        Packed signedFor(Sitting sitting, RegistrationId institution, Instant now) {
            Contents contents = new Contents(
                    Contents.FORMAT, sitting.id().toString(), institution.toString(), now, List.copyOf(entries));
            String jws = keys.sign(institution, Contents.TYPE, JSON.writeValueAsBytes(contents))
                    .jws();
            return new Packed(jws.getBytes(StandardCharsets.US_ASCII), contents, bodies);
        }
    }
}
