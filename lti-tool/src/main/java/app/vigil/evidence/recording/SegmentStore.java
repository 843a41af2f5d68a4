package app.vigil.evidence.recording;

import app.vigil.sitting.SittingId;
import java.util.Optional;

/** Where the media and photos of sittings lie: on the node's disk, with a bucket behind it where one is configured. */
interface SegmentStore {

    /**
     * Puts bytes at their offset in their take and returns when they are durable. What lies behind the offset was never
     * acknowledged (a write torn by a crash) and is dropped. One call at a time per take.
     */
    void append(TakeId take, long offset, byte[] bytes);

    /** Puts the bytes of a segment whose row outlived them back to their place. */
    void restore(StoredSegment stored, byte[] bytes);

    /**
     * The bytes as they were acknowledged, checked by their digest; empty when they are damaged or gone, refused as
     * {@code object-store-away} when that cannot be told now.
     */
    Optional<byte[]> read(StoredSegment stored);

    /** Whether what this node cannot read may lie whole on another one. */
    default boolean mayLieElsewhere(StoredSegment stored) {
        return false;
    }

    /** Keeps a small file of a sitting and returns when it is durable; a former one of the name is replaced whole. */
    void keep(SittingId sitting, String name, byte[] content);

    /** What was kept under a name. */
    Optional<byte[]> kept(SittingId sitting, String name);

    /** Deletes what was kept under a name. */
    void drop(SittingId sitting, String name);

    /** How many files {@link #delete} would delete. */
    long count(SittingId sitting);

    /** Deletes everything kept of a sitting; returns how many files there were. */
    long delete(SittingId sitting);
}
