package app.vigil.sitting;

import java.util.Map;
import org.springframework.stereotype.Component;

/** What this room asks of the room that keeps photos and recordings. */
@Component
class EvidencePorts {

    private final IdentityEvidence identity;
    private final EvidenceState state;

    EvidencePorts(IdentityEvidence identity, EvidenceState state) {
        this.identity = identity;
        this.state = state;
    }

    boolean identityComplete(SittingId sitting) {
        return identity.complete(sitting);
    }

    void expect(SittingId sitting, Map<String, Long> lastSequenceByStream) {
        state.expect(sitting, lastSequenceByStream);
    }

    boolean complete(SittingId sitting) {
        return state.complete(sitting);
    }
}
