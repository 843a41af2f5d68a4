package app.vigil.evidence.export;

import app.vigil.evidence.sealing.Manifest;
import app.vigil.evidence.sealing.Signatures;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What the manifests of a package say of its media; they come before the media. */
final class SignedSegments {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Contents contents;
    private final Map<String, TreeMap<Long, Manifest.Segment>> takes = new HashMap<>();
    private int segments;

    SignedSegments(Contents contents) {
        this.contents = contents;
    }

    /** Takes a manifest in; false when its signature does not fit or it speaks of another sitting. */
    boolean read(String name, byte[] bytes) {
        if (!name.endsWith(".jws")) {
            return true;
        }
        Optional<Manifest> manifest = Signatures.check(new String(bytes, StandardCharsets.US_ASCII), Manifest.TYPE)
                .flatMap(SignedSegments::manifest)
                .filter(read -> read.sitting().equals(contents.sitting())
                        && read.institution().equals(contents.institution()));
        manifest.ifPresent(read -> read.streams().forEach(this::add));
        return manifest.isPresent();
    }

    /** Empty when the contents contradict the manifests: then nobody signed this recording. */
    Optional<EntryCheck> checkOf(Contents.Entry entry) {
        Contents.Media media = entry.media();
        if (media == null) {
            return Optional.of(EntryCheck.ofFile(entry));
        }
        List<EntryCheck.Part> parts = parts(media);
        long length = parts.stream().mapToLong(EntryCheck.Part::length).sum();
        return length == entry.size() ? Optional.of(EntryCheck.ofMedia(entry, parts)) : Optional.empty();
    }

    Verdict verdict(String kid) {
        long leftOut = 0;
        String first = "";
        for (Contents.Entry entry : contents.entries()) {
            Contents.Media media = entry.media();
            if (media != null && !media.leftOut().isEmpty()) {
                first = first.isEmpty() ? entry.name() : first;
                leftOut += media.leftOut().size();
            }
        }
        return leftOut == 0
                ? new Verdict.Intact(
                        contents.sitting(),
                        contents.packedAt(),
                        kid,
                        contents.entries().size(),
                        segments)
                : new Verdict.Incomplete(contents.sitting(), contents.packedAt(), kid, leftOut, first);
    }

    private List<EntryCheck.Part> parts(Contents.Media media) {
        List<EntryCheck.Part> parts = new ArrayList<>();
        takes.getOrDefault(key(media.stream(), media.take()), new TreeMap<>()).forEach((sequence, segment) -> {
            if (!media.leftOut().contains(sequence)) {
                parts.add(new EntryCheck.Part(segment.length(), segment.digest()));
            }
        });
        segments += parts.size();
        Contents.Piece index = media.index();
        if (index != null && !parts.isEmpty()) {
            parts.add(1, new EntryCheck.Part(index.length(), index.sha256()));
        }
        return parts;
    }

    private void add(Manifest.Stream stream) {
        stream.takes()
                .forEach(take -> take.segments()
                        .forEach(segment -> takes.computeIfAbsent(
                                        key(stream.name(), take.take()), unknown -> new TreeMap<>())
                                .put(segment.sequence(), segment)));
    }

    private static String key(String stream, int take) {
        return stream + "." + take;
    }

    private static Optional<Manifest> manifest(Signatures.Checked checked) {
        try {
            return Optional.of(JSON.readValue(checked.content(), Manifest.class));
        } catch (JacksonException noManifest) {
            return Optional.empty();
        }
    }
}
