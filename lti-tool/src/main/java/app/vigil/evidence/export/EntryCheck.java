package app.vigil.evidence.export;

import app.vigil.evidence.recording.ContentDigest;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds one entry, part by part, against what was signed about it. */
final class EntryCheck {

    private static final int PART = 1024 * 1024;

    private final Contents.Entry entry;
    private final List<Part> parts;
    private final MessageDigest whole = Measure.sha256();
    private int next;

    private EntryCheck(Contents.Entry entry, List<Part> parts) {
        this.entry = entry;
        this.parts = parts;
    }

    /** @param digest null when only the whole entry's is known */
    record Part(int length, @Nullable String digest) {}

    static EntryCheck ofFile(Contents.Entry entry) {
        List<Part> parts = new ArrayList<>();
        for (long left = entry.size(); left > 0; left -= PART) {
            parts.add(new Part((int) Math.min(PART, left), null));
        }
        return new EntryCheck(entry, parts);
    }

    static EntryCheck ofMedia(Contents.Entry entry, List<Part> segments) {
        return new EntryCheck(entry, segments);
    }

    List<Integer> parts() {
        return parts.stream().map(Part::length).toList();
    }

    boolean accepts(byte[] bytes) {
        whole.update(bytes);
        String digest = parts.get(next++).digest();
        return digest == null || ContentDigest.of(bytes).hex().equals(digest);
    }

    /** Manifests and keys are looked into afterwards. */
    boolean keeps() {
        return entry.name().endsWith(".jws");
    }

    boolean complete() {
        return HexFormat.of().formatHex(whole.digest()).equals(entry.sha256());
    }
}
