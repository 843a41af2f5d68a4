package app.vigil.sitting;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What this room asks of the rooms that keep photos, recordings and marks. */
@Component
class EvidencePorts {

    private final IdentityEvidence identity;
    private final EvidenceState state;
    private final MarksState marks;

    EvidencePorts(IdentityEvidence identity, EvidenceState state, MarksState marks) {
        this.marks = marks;
        this.identity = identity;
        this.state = state;
    }

    boolean identityComplete(SittingId sitting) {
        return identity.complete(sitting);
    }

    void expect(SittingId sitting, Map<String, Long> lastSequenceByStream, Set<UUID> heldMarks) {
        state.expect(sitting, lastSequenceByStream);
        marks.expect(sitting, heldMarks);
    }

    boolean complete(SittingId sitting) {
        return state.complete(sitting);
    }
}
