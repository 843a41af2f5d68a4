package app.vigil.evidence.recording;

import app.vigil.sitting.SittingId;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * When a browser may drop a segment: as soon as a node has it on its disk, or, with a bucket behind the nodes, only when
 * it lies there, so that a node lost with its disk loses nothing.
 */
@Component
public class Durability {

    private final ArchivedSegments archived;
    private final boolean bucket;

    Durability(ArchivedSegments archived, ObjectProvider<ObjectStore> objects) {
        this.archived = archived;
        this.bucket = objects.getIfAvailable() != null;
    }

    /** Whether a node's disk is enough. */
    public boolean onANode() {
        return !bucket;
    }

    /** Whether all that came of a sitting lies where losing a node loses nothing. */
    boolean isReached(SittingId sitting) {
        return !bucket || !archived.isWaiting(sitting);
    }

    /**
     * For each stream the number below which every segment may be dropped.
     *
     * @param held the first number the browser still has of a stream, 0 where it says nothing: what is missing before
     *     it does not come any more
     */
    public Map<StreamName, Mark> before(
            SittingId sitting, Map<StreamName, SegmentIndex.Next> ends, Map<StreamName, Long> held) {
        return ends.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        end -> bucket
                                ? inTheBucket(sitting, end.getKey(), held.getOrDefault(end.getKey(), 0L))
                                : new Mark(
                                        end.getValue().nextSequence(),
                                        end.getValue().lastDigest())));
    }

    private Mark inTheBucket(SittingId sitting, StreamName stream, long held) {
        long before = archived.throughout(sitting, stream, held);
        Optional<String> digest = before > 0 ? archived.digestOf(sitting, stream, before - 1) : Optional.empty();
        return new Mark(
                before, digest.map(hex -> new ContentDigest(hex).header()).orElse(null));
    }

    /**
     * Where what may be dropped ends.
     *
     * @param digest of the segment before that number: two computers of one student may both have had one with it
     */
    public record Mark(long before, @Nullable String digest) {}
}
