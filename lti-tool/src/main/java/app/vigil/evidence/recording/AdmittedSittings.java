package app.vigil.evidence.recording;

import app.vigil.sitting.Sitting;
import app.vigil.sitting.SittingErased;
import app.vigil.sitting.SittingId;
import app.vigil.sitting.Sittings;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Sittings as every segment asks for them. Whose a sitting is never changes, nor that it was admitted: once it was, one
 * look at the database serves a minute of segments. Everything else of these may be old.
 */
@Component
public class AdmittedSittings {

    private final Sittings sittings;
    private final Cache<SittingId, Sitting> admitted =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofMinutes(1)).build();

    AdmittedSittings(Sittings sittings) {
        this.sittings = sittings;
    }

    /** The sitting, admitted or not. */
    public Optional<Sitting> find(SittingId id) {
        Sitting known = admitted.getIfPresent(id);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Sitting> found = sittings.find(id);
        found.filter(sitting -> sitting.admittedAt() != null).ifPresent(sitting -> admitted.put(id, sitting));
        return found;
    }

    @EventListener
    void forget(SittingErased erased) {
        admitted.invalidate(erased.sitting());
    }
}
