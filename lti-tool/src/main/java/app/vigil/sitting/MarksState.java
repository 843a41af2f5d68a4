package app.vigil.sitting;

import java.util.Set;
import java.util.UUID;

/**
 * Whether the marks an examinee's agent still held at the end have come; owned here, implemented by the room that keeps
 * marks.
 */
public interface MarksState {

    /** Told once, with the end of recording: the marks that are still on their way. */
    void expect(SittingId sitting, Set<UUID> held);

    /** Each of them is here, or was refused for good. */
    boolean complete(SittingId sitting);
}
