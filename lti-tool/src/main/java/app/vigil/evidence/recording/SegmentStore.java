package app.vigil.evidence.recording;

import org.springframework.core.io.Resource;

/** Where media lie; a disk here, an object store where one is configured. */
interface SegmentStore {

    /**
     * Puts bytes behind the first {@code end} bytes of a take and returns when they are durable. What lies behind
     * {@code end} was never acknowledged (a write torn by a crash) and is dropped. One call at a time per take.
     */
    void append(TakeId take, long end, byte[] bytes);

    /** The first {@code end} bytes of a take. */
    Resource read(TakeId take, long end);
}
