package app.vigil.evidence.recording;

import app.vigil.sitting.SittingId;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.Resource;

/** Where media lie; a disk here, an object store where one is configured. */
interface SegmentStore {

    /**
     * Puts bytes at their offset in their take and returns when they are durable, and with them what the index will say
     * about them. What lies behind the offset was never acknowledged (a write torn by a crash) and is dropped. One call
     * at a time per take.
     */
    void append(StoredSegment stored, byte[] bytes);

    /** The first {@code end} bytes of a take. */
    Resource read(TakeId take, long end);

    /** How many bytes there are of each take, acknowledged or not. */
    Map<TakeId, Long> lengths();

    /** What the store itself knows of a take, in order of offset: only segments whose bytes are there and sound. */
    List<StoredSegment> journal(TakeId take);

    /** Deletes everything kept of a sitting, photos too; returns how many files there were. */
    long delete(SittingId sitting);
}
