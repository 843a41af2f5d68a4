package app.vigil.sitting;

import app.vigil.shared.AccessRule;
import app.vigil.shared.Viewer;
import java.util.Map;

/** An access rule about the sitting named by path variable {@code sittingId}; an unknown one is refused. */
public abstract class SittingRule implements AccessRule {

    private final Sittings sittings;

    protected SittingRule(Sittings sittings) {
        this.sittings = sittings;
    }

    @Override
    public final boolean permits(Viewer viewer, Map<String, String> path) {
        String id = path.get("sittingId");
        return id != null
                && sittings.find(SittingId.of(id))
                        .filter(sitting -> permits(viewer, sitting))
                        .isPresent();
    }

    /** Whether the viewer may use the endpoint on this sitting. */
    protected abstract boolean permits(Viewer viewer, Sitting sitting);
}
