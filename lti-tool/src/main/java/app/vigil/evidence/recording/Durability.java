package app.vigil.evidence.recording;

import app.vigil.sitting.SittingId;
import java.util.Map;
import java.util.stream.Collectors;
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

    /**
     * For each stream the number below which every segment may be dropped.
     *
     * @param held the first number the browser still has of a stream, 0 where it says nothing: what is missing before
     *     it does not come any more
     */
    public Map<StreamName, Long> before(
            SittingId sitting, Map<StreamName, SegmentIndex.Next> ends, Map<StreamName, Long> held) {
        return ends.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        end -> bucket
                                ? archived.throughout(sitting, end.getKey(), held.getOrDefault(end.getKey(), 0L))
                                : end.getValue().nextSequence()));
    }
}
