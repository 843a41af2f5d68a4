package app.vigil.evidence.export;

import app.vigil.evidence.sealing.Manifest;
import app.vigil.evidence.sealing.Signatures;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What the manifests of a package say of its media and photos; they come before these. */
final class SignedSegments {

    static final String PHOTOS = "photos/";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Contents contents;
    /** By the name of the file that has to hold it, without its type. */
    private final Map<String, TreeMap<Long, Manifest.Segment>> takes = new TreeMap<>();

    private final Map<String, String> photos = new TreeMap<>();
    private Verdict.Recorded recorded = new Verdict.Recorded(false, List.of(), List.of());
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
        manifest.ifPresent(this::add);
        return manifest.isPresent();
    }

    /** Empty when the contents contradict the manifests: then nobody signed this recording. */
    Optional<EntryCheck> checkOf(Contents.Entry entry) {
        Contents.Media media = entry.media();
        if (media == null) {
            boolean signed = !entry.name().startsWith(PHOTOS) || entry.sha256().equals(photos.get(entry.name()));
            return signed ? Optional.of(EntryCheck.ofFile(entry)) : Optional.empty();
        }
        List<EntryCheck.Part> parts = parts(media);
        long length = parts.stream().mapToLong(EntryCheck.Part::length).sum();
        return length == entry.size() ? Optional.of(EntryCheck.ofMedia(entry, parts)) : Optional.empty();
    }

    Verdict verdict(String kid) {
        Map<String, Integer> leftOut = leftOut();
        return leftOut.isEmpty()
                ? new Verdict.Intact(
                        contents.sitting(),
                        contents.packedAt(),
                        kid,
                        contents.entries().size(),
                        segments,
                        recorded)
                : new Verdict.Incomplete(
                        contents.sitting(),
                        contents.packedAt(),
                        kid,
                        leftOut.values().stream().mapToLong(Integer::longValue).sum(),
                        leftOut.keySet().iterator().next(),
                        recorded);
    }

    /** How much of what the manifests name is not in each file, files that are not there at all included. */
    private Map<String, Integer> leftOut() {
        Map<String, Integer> leftOut = new TreeMap<>();
        takes.forEach((take, named) -> leftOut.put(take, named.size()));
        photos.keySet().forEach(photo -> leftOut.put(photo, 1));
        for (Contents.Entry entry : contents.entries()) {
            Contents.Media media = entry.media();
            if (media == null) {
                leftOut.remove(entry.name());
            } else {
                leftOut.remove(key(media.stream(), media.take()));
                leftOut.put(entry.name(), media.leftOut().size());
            }
        }
        leftOut.values().removeIf(none -> none == 0);
        return leftOut;
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

    /** Manifests come in their order; what they say of the whole is said best by the last. */
    private void add(Manifest manifest) {
        manifest.streams().forEach(this::add);
        manifest.photos().forEach(photo -> photos.put(PHOTOS + photo.kind() + ".jpg", photo.digest()));
        recorded = new Verdict.Recorded(
                manifest.complete(),
                manifest.streams().stream()
                        .flatMap(stream ->
                                stream.missing().stream().map(run -> new Verdict.Run(stream.name(), run[0], run[1])))
                        .toList(),
                manifest.gaps());
    }

    private void add(Manifest.Stream stream) {
        stream.takes()
                .forEach(take -> take.segments()
                        .forEach(segment -> takes.computeIfAbsent(
                                        key(stream.name(), take.take()), unknown -> new TreeMap<>())
                                .put(segment.sequence(), segment)));
    }

    private static String key(String stream, int take) {
        return "media/" + stream + "." + take;
    }

    private static Optional<Manifest> manifest(Signatures.Checked checked) {
        try {
            return Optional.of(JSON.readValue(checked.content(), Manifest.class));
        } catch (JacksonException noManifest) {
            return Optional.empty();
        }
    }
}
